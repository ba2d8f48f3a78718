import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { buildWorkbook, rawRow } from '@/app/_server/workbook/fixtures/build-xlsx'
import { readTable } from '@/app/_server/workbook/read-table'
import { compareDivisions, describeDivisionImport } from '@/domain/divisions/division-import'
import { readDivisionTable, type DivisionTableReading } from '@/domain/divisions/division-table'
import { matchDivision } from '@/domain/divisions/match-division'
import { plainDate } from '@/domain/time/plain-date'

/* Dalate banner (150621): 街道, 镇, 苏木 and zones; 社区, 村 and 嘎查. It must go in as Pingli's lists do, without a line of code. */
const county = { code: '150621', name: '达拉特旗' }
const townsFile = 'db/seed/dalate/dalate-towns.csv'
const villagesFile = 'db/seed/dalate/dalate-villages.csv'
type Known = Parameters<typeof readDivisionTable>[1]['known']

async function read(bytes: Buffer, name: string, known: Known = []): Promise<DivisionTableReading> {
  const table = await readTable(bytes, name)
  if (!table.ok) throw new Error(table.problem.sentence)
  return readDivisionTable(table.sheets, { county, known })
}

async function divisionsOf(bytes: Buffer, name: string, known?: Known) {
  const reading = await read(bytes, name, known)
  if (!reading.ok) throw new Error(reading.problems.map((problem) => problem.sentence).join('\n'))
  return reading.divisions
}

const towns = () => divisionsOf(readFileSync(townsFile), 'dalate-towns.csv')
const villages = async () => divisionsOf(readFileSync(villagesFile), 'dalate-villages.csv', await towns())

/** The same list as a county keeps it: a title, Chinese headings, codes as text or as numbers. */
function asWorkbook(headings: string[], rows: (string | number)[][]): Buffer {
  return buildWorkbook({ sheets: [{ name: '区划', rows: [['达拉特旗行政区划表'], headings, ...rows].map((cells, index) => rawRow(index + 1, cells)).join('') }] })
}

describe('the lists of Dalate', () => {
  it('reads 17 towns of every kind from the csv, in the file\'s order', async () => {
    expect((await towns()).map(({ code, level, name }) => [code, level, name])).toEqual([
      ['150621001', 'town', '工业街道'], ['150621002', 'town', '昭君街道'], ['150621003', 'town', '锡尼街道'], ['150621004', 'town', '白塔街道'],
      ['150621005', 'town', '西园街道'], ['150621006', 'town', '平原街道'], ['150621100', 'town', '树林召镇'], ['150621101', 'town', '吉格斯太镇'],
      ['150621102', 'town', '白泥井镇'], ['150621103', 'town', '王爱召镇'], ['150621104', 'town', '昭君镇'], ['150621105', 'town', '恩格贝镇'],
      ['150621106', 'town', '中和西镇'], ['150621107', 'town', '风水梁镇'], ['150621200', 'town', '展旦召苏木'], ['150621400', 'town', '达拉特经济开发区'],
      ['150621401', 'town', '鄂尔多斯市生态示范区'],
    ])
  })

  it('reads 161 villages, each under its town, with their types', async () => {
    const all = await villages()
    expect(all).toHaveLength(161)
    const byTown = (code: string) => all.filter((one) => one.code.startsWith(code)).length
    expect((await towns()).map(({ code }) => byTown(code))).toEqual([4, 4, 6, 4, 5, 3, 23, 7, 9, 20, 18, 15, 9, 13, 19, 1, 1])
    expect(all.filter((one) => one.name.endsWith('嘎查')).map((one) => one.name)).toEqual(['柴磴嘎查', '巴音色古楞嘎查', '门肯嘎查', '展旦召嘎查', '沙湾子嘎查'])
    expect(all.filter((one) => one.type === '虚拟社区（统计用，非居委会）').map((one) => one.code)).toEqual(['150621400498', '150621401498'])
  })

  it('the same comes from GB18030 and from a workbook with Chinese headings, towns and villages in one sheet', async () => {
    const [town, village] = [await towns(), await villages()]
    const gb = iconv.encode(readFileSync(villagesFile, 'utf8'), 'gb18030')
    expect(await divisionsOf(gb, 'dalate-villages.csv', town)).toEqual(village)
    const rows = parse(readFileSync(villagesFile), { bom: true, columns: true }) as Record<'code' | 'name' | 'town' | 'type', string>[]
    const sheet = asWorkbook(['区划代码', '嘎查村（社区）名称', '所属苏木镇（街道）', '类型'], [
      ...town.map(({ code, name }) => [Number(code), name, '', '']),
      ...rows.map((row) => [row.code, row.name, row.town, row.type]),
    ])
    const both = await divisionsOf(sheet, '达拉特旗行政区划.xlsx')
    expect(both.map(({ code, level, name }) => ({ code, level, name }))).toEqual([...town, ...village].map(({ code, level, name }) => ({ code, level, name })))
  })

  it('comes in as new, and again as nothing new', async () => {
    const all = [...(await towns()), ...(await villages())]
    expect(describeDivisionImport(compareDivisions(all, []))).toBe('新增 178 个。')
    const known = all.map(({ code, level, name }) => ({ code, level, name, validFrom: plainDate('2000-01-01'), validTo: null, successorCode: null, population: null }))
    expect(describeDivisionImport(compareDivisions(all, known))).toBe('全部相同：表中的区划与现在的名单一致，没有需要导入的。')
  })

  it('villages before their towns are refused, every one of them', async () => {
    const reading = await read(readFileSync(villagesFile), 'dalate-villages.csv')
    expect(reading).toMatchObject({ ok: false, problemCount: 161 })
    expect(!reading.ok && reading.problems[0]?.sentence).toBe('第2行“召北社区”的上级150621001不在名单中，请先补上这个镇，或核对代码。')
  })

  it('its names match as they are written, 昭君 alone does not', async () => {
    const all = [...(await towns()), ...(await villages())].map(({ code, level, name }) => ({ code, level, name, validFrom: plainDate('2000-01-01'), validTo: null, successorCode: null, population: null }))
    const scope = { parent: county, level: 'town' as const, divisions: all, asOf: plainDate('2023-09-01') }
    const codeOf = (name: string, within: typeof scope | { parent: { code: string; name: string }; level: 'village' } = scope) => {
      const match = matchDivision({ name }, { ...scope, ...within })
      return match.ok ? match.division.code : match.sentence
    }
    const zhandanzhao = { parent: { code: '150621200', name: '展旦召苏木' }, level: 'village' as const }
    expect(['展旦召苏木', '展旦召苏木人民政府', '工业街道办事处', '达拉特旗树林召镇', '达拉特经济开发区'].map((name) => codeOf(name))).toEqual(['150621200', '150621200', '150621001', '150621100', '150621400'])
    expect(codeOf('昭君')).toBe('“昭君”可能是昭君街道或昭君镇，请写全称或填区划代码。')
    expect([codeOf('展旦召嘎查', zhandanzhao), codeOf('展旦召嘎查委员会', zhandanzhao), codeOf('天义昌村', zhandanzhao)]).toEqual(['150621200209', '150621200209', '150621200200'])
  })
})
