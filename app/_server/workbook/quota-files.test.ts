import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { buildWorkbook, rawRow } from '@/app/_server/workbook/fixtures/build-xlsx'
import { pingliContext } from '@/app/_server/workbook/fixtures/pingli-context'
import { readTable } from '@/app/_server/workbook/read-table'
import { writeCsv } from '@/app/_server/workbook/write-csv'
import { writeWorkbook } from '@/app/_server/workbook/write-xlsx'
import { quotaTableRows } from '@/domain/quotas/quota-table-form'
import { readQuotaTable, type QuotaTableReading } from '@/domain/quotas/quota-table'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'

const folder = 'app/_server/workbook/fixtures/quota-tables'
const annexFile = 'db/seed/pingli/pingli-annex1.xlsx'

async function readQuotaFile(bytes: Buffer, name: string): Promise<QuotaTableReading | string> {
  const table = await readTable(bytes, name)
  if (!table.ok) return table.problem.sentence
  return readQuotaTable(table.sheets, await pingliContext(name.startsWith('villages') ? 'village' : 'town'))
}

function milestonesOf(milestones: { dueOn: PlainDate; persons: number }[]): string {
  return milestones.map(({ dueOn, persons }) => ` ${monthDay(dueOn)}${persons}`).join('')
}

/** A reading as the lines of its .expected.txt: what was taken over, or every sentence with its place. */
function report(reading: QuotaTableReading | string): string {
  if (typeof reading === 'string') return `未读入\n${reading}\n`
  if (!reading.ok) {
    const lines = reading.problems.map(({ row, column, sentence }) => `${row ?? '—'} ${column?.letter ?? '—'} ${sentence}`)
    return ['未读入', ...lines, ''].join('\n')
  }
  const rows = reading.rows.map((row) => `${row.position} ${row.name} ${row.divisionCode} ${row.persons}${milestonesOf(row.milestones)}${row.remark ? ` ${row.remark}` : ''}`)
  const county = reading.county ? [`合计 ${reading.county.persons}${milestonesOf(reading.county.milestones)}`] : []
  return ['读入', ...reading.titles.map((title) => `题 ${title}`), ...rows, ...county, ...reading.warnings.map(({ sentence }) => `提示 ${sentence}`), ''].join('\n')
}

async function annex(): Promise<Extract<QuotaTableReading, { ok: true }>> {
  const reading = await readQuotaFile(readFileSync(annexFile), 'pingli-annex1.xlsx')
  if (typeof reading === 'string' || !reading.ok) throw new Error('Annex 1 is not readable.')
  return reading
}

describe('quota tables: each file and what is said about it', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  it.each(files)('%s', async (name) => {
    const bytes = readFileSync(`${folder}/${name}`)
    const expected = `${folder}/${name.replace(/\.csv$/, '.expected.txt')}`
    const said = report(await readQuotaFile(bytes, name))
    if (process.env.YINGBAO_WRITE_EXPECTED) writeFileSync(expected, said)
    expect(said).toBe(readFileSync(expected, 'utf8'))
    const gb18030 = iconv.encode(bytes.toString('utf8'), 'gb18030')
    expect(report(await readQuotaFile(gb18030, name))).toBe(said)
  })
})

describe('annex 1 as it stands (R3)', () => {
  it('is 11 towns, 210,000 = 168,000 + 42,000, in the notice\'s order', async () => {
    const { rows, county, titles, warnings } = await annex()
    expect(titles).toEqual(['附件1', '平利县2022年城乡居民医疗保险参保计划任务表', '单位：人'])
    expect(rows.map((row) => row.name)).toEqual(['城关镇', '老县镇', '长安镇', '广佛镇', '八仙镇', '洛河镇', '三阳镇', '大贵镇', '兴隆镇', '西河镇', '正阳镇'])
    expect(rows[0]).toEqual({
      divisionCode: '610926100',
      name: '城关镇',
      position: 1,
      persons: 48000,
      milestones: [
        { dueOn: '2021-11-30', persons: 38400 },
        { dueOn: '2021-12-25', persons: 48000 },
      ],
      remark: '',
    })
    expect(county).toEqual({ persons: 210000, milestones: [{ dueOn: '2021-11-30', persons: 168000 }, { dueOn: '2021-12-25', persons: 210000 }] })
    expect(warnings).toEqual([])
  })

  it.each(['pingli-2022-quota.csv', 'pingli-2022-quota.gb18030.csv'])('%s says the same', async (name) => {
    const { rows, county } = await annex()
    expect(await readQuotaFile(readFileSync(`db/seed/pingli/${name}`), name)).toMatchObject({ ok: true, rows, county, warnings: [] })
  })

  it('goes out in the form of the notice and comes in again equal', async () => {
    const read = await annex()
    const form = quotaTableRows({ parentName: '平利县', coverageYear: 2022, rows: read.rows, county: read.county })
    const original = await readTable(readFileSync(annexFile), 'pingli-annex1.xlsx')
    const xlsx = await writeWorkbook({ ...form, sheetName: 'Sheet1' })
    expect(await readTable(xlsx, 'out.xlsx')).toEqual(original)
    expect(await readQuotaFile(xlsx, 'out.xlsx')).toEqual(read)
    for (const encoding of ['utf-8', 'gb18030'] as const) {
      const csv = writeCsv({ ...form, sheetName: 'Sheet1', note: '演示数据' }, encoding)
      const { rows, county, warnings } = read
      expect(await readQuotaFile(csv, 'out.csv')).toMatchObject({ ok: true, rows, county, warnings, titles: ['演示数据', ...read.titles] })
    }
  })
})

describe('workbooks with several sheets or broken cells', () => {
  const heading = rawRow(1, ['镇', '任务数'])
  const table = heading + rawRow(2, ['城关镇', 48000]) + rawRow(3, ['合 计', 48000])
  const other = rawRow(1, ['姓名', '电话']) + rawRow(2, ['张三', '0915'])
  const said = async (sheets: Parameters<typeof buildWorkbook>[0]['sheets']) => report(await readQuotaFile(buildWorkbook({ sheets }), '任务表.xlsx')).split('\n').slice(0, 2)

  it('finds the one sheet that has the table', async () => {
    expect(await said([{ name: '名单', rows: other }, { name: '空表', rows: '' }, { name: '任务', rows: table }])).toEqual(['读入', '1 城关镇 610926100 48000'])
  })

  it.each([
    ['two tables', [{ name: '初稿', rows: table }, { name: '定稿', rows: table }], '— — 工作表“初稿”和“定稿”都像任务表，无法确定用哪一张，请只保留一张后重新上传。'],
    ['a hidden table', [{ name: '名单', rows: other }, { name: '任务', rows: table, state: 'hidden' as const }], '— — 工作表“任务”是隐藏的，隐藏的表不读入，请取消隐藏后重新上传。'],
    ['no data at all', [{ name: 'Sheet1', rows: '' }], '— — 文件里没有数据，请选择填好的任务表后重新上传。'],
    ['another table', [{ name: '名单', rows: other }], '1 — 工作表“名单”缺少表头“镇”（或“区划代码”）和“任务数”，读到的表头是：姓名、电话。请补上表头，或换成任务表后重新上传。'],
    ['an error cell', [{ name: '任务', rows: `${heading}<row r="2"><c t="inlineStr"><is><t>城关镇</t></is></c><c t="e"><v>#REF!</v></c></row>` }], '2 B 第2行B列“任务数”是错误值“#REF!”，应为人数，请在表格里改好并保存后重新上传。'],
    ['a formula never calculated', [{ name: '任务', rows: `${heading}<row r="2"><c t="inlineStr"><is><t>城关镇</t></is></c><c><f>1+1</f></c></row>` }], '2 B 第2行B列“任务数”是错误值“未计算的公式”，应为人数，请在表格里改好并保存后重新上传。'],
    ['a fraction', [{ name: '任务', rows: heading + rawRow(2, ['城关镇', 48000.5]) }], '2 B 第2行B列“任务数”读到“48000.5”，人数应为整数，不带小数点，请改为整数。'],
  ])('%s', async (_, sheets, sentence) => {
    expect(await said(sheets)).toEqual(['未读入', sentence])
  })

  it('reads numbers stored as text, and rows sorted by hand in the notice\'s order', async () => {
    const rows = rawRow(1, ['序号', '镇', '任务数']) + rawRow(2, [2, '老县镇', '18800']) + rawRow(3, [1, '城关镇', ' 48,000 ']) + rawRow(4, ['合计', null, '66800'])
    expect(report(await readQuotaFile(buildWorkbook({ sheets: [{ name: '任务', rows }] }), '任务表.xlsx')).split('\n').slice(0, 4)).toEqual([
      '读入',
      '1 城关镇 610926100 48000',
      '2 老县镇 610926102 18800',
      '合计 66800',
    ])
  })

  it('lists every problem, counts all and shows 200', async () => {
    const rows = heading + Array.from({ length: 300 }, (_, index) => rawRow(index + 2, [`某${index}镇`, -1])).join('')
    const reading = await readQuotaFile(buildWorkbook({ sheets: [{ name: '任务', rows }] }), '任务表.xlsx')
    expect(reading).toMatchObject({ ok: false, problemCount: 600, problems: { length: 200 } })
  })
})
