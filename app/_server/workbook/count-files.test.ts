import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { buildWorkbook, rawRow } from '@/app/_server/workbook/fixtures/build-xlsx'
import { pingliContext } from '@/app/_server/workbook/fixtures/pingli-context'
import { readTable } from '@/app/_server/workbook/read-table'
import { writeWorkbook } from '@/app/_server/workbook/write-xlsx'
import { blankSheet } from '@/domain/count-uploads/blank-sheet'
import { readCountTable, type CountTableContext, type CountTableReading } from '@/domain/count-uploads/count-table'
import { plainDate } from '@/domain/time/plain-date'

const folder = 'app/_server/workbook/fixtures/count-tables'

/** Pingli on 23 November 2021; a file's name says whose it is: the county's towns, 城关镇, or a county whose villages report. */
async function contextOf(name: string): Promise<CountTableContext> {
  const { divisions } = await pingliContext('town')
  const county = { code: '610926', name: '平利县' }
  return {
    place: name.startsWith('town') ? { code: '610926100', name: '城关镇' } : county,
    divisions: [{ ...divisions[0]!, ...county, level: 'county' }, ...divisions.map((one) => (name.startsWith('renamed') && one.code === '610926105' ? { ...one, formerNames: ['关垭镇'] } : one))],
    seriesLabel: '镇村上报',
    groupName: '全部人员',
    asOf: plainDate('2021-11-23'),
    workingDate: plainDate('2021-11-23'),
    window: { coverageYear: 2022, opensOn: plainDate('2021-10-15'), closesOn: plainDate('2021-12-25') },
    otherWindows: [{ coverageYear: 2021, opensOn: plainDate('2020-10-15'), closesOn: plainDate('2020-12-25') }],
    levelOn: () => (/^(town)?village/.test(name) ? 'village' : 'town'),
  }
}

async function readFile(bytes: Buffer, name: string): Promise<CountTableReading | string> {
  const table = await readTable(bytes, name)
  return table.ok ? readCountTable(table.sheets, await contextOf(name)) : table.problem.sentence
}

/** A reading as the lines of its .expected.txt: what was read, or every sentence with its place. */
function report(reading: CountTableReading | string): string {
  if (typeof reading === 'string') return `未读入\n${reading}\n`
  if (!reading.ok) return ['未读入', ...reading.problems.map(({ row, column, sentence }) => `${row ?? '—'} ${column?.letter ?? '—'} ${sentence}`), ''].join('\n')
  const lines = reading.lines.map((line) => `${line.row} ${line.name} ${line.divisionCode} ${line.level} ${line.asOf} ${line.persons}${line.hour === null ? '' : ` ${line.hour}时`}${line.reason ? ` ${line.reason}` : ''}`)
  const blank = reading.blankRows > 0 ? [`空 ${reading.blankRows}`] : []
  return ['读入', ...lines, ...blank, ...reading.warnings.map((warning) => `提示 ${warning}`), ''].join('\n')
}

describe('tables of daily counts: each file and what is said about it', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.csv')))('%s', async (name) => {
    const bytes = readFileSync(`${folder}/${name}`)
    const expected = `${folder}/${name.replace(/\.csv$/, '.expected.txt')}`
    const said = report(await readFile(bytes, name))
    if (process.env.YINGBAO_WRITE_EXPECTED) writeFileSync(expected, said)
    expect(said).toBe(readFileSync(expected, 'utf8'))
    expect(report(await readFile(iconv.encode(bytes.toString('utf8'), 'gb18030'), name))).toBe(said)
  })
})

describe('workbooks', () => {
  it('reads the cached value of a formula, dates as dates, numbers kept as text', async () => {
    const heading = rawRow(1, ['镇', '日期', '累计人数'])
    const row = '<row r="2"><c t="inlineStr"><is><t>城关镇</t></is></c><c s="1"><v>44523</v></c><c><f>31000+200</f><v>31200</v></c></row>'
    const rows = heading + row + rawRow(3, ['兴隆镇', '2021-11-23', ' 8,000 '])
    const book = buildWorkbook({ sheets: [{ name: '日报', rows }], numberFormats: ['yyyy/m/d'] })
    expect(report(await readFile(book, 'county.xlsx'))).toBe('读入\n2 城关镇 610926100 town 2021-11-23 31200\n3 兴隆镇 610926101 town 2021-11-23 8000\n')
  })

  it('a formula nobody calculated is an error, never an empty cell', async () => {
    const rows = `${rawRow(1, ['镇', '累计人数'])}<row r="2"><c t="inlineStr"><is><t>城关镇</t></is></c><c><f>1+1</f></c></row>`
    expect(report(await readFile(buildWorkbook({ sheets: [{ name: '日报', rows }] }), 'county.xlsx'))).toBe('未读入\n2 B 第2行B列“累计人数”是错误值“未计算的公式”，应为人数，请在表格里改好并保存后重新上传。\n')
  })

  it('lists 200 problems of thousands at once, and counts all', async () => {
    const rows = rawRow(1, ['镇', '累计人数']) + Array.from({ length: 9_000 }, (_, index) => rawRow(index + 2, [`某${index}镇`, 5])).join('')
    expect(await readFile(buildWorkbook({ sheets: [{ name: '日报', rows }] }), 'county.xlsx')).toMatchObject({ ok: false, problemCount: 9_000, problems: { length: 200 } })
  })
})

describe('the blank sheet', () => {
  const rows = [
    { divisionCode: '610926100', level: 'town' as const, name: '城关镇' },
    { divisionCode: '610926100205', level: 'village' as const, name: '东关村委会' },
    { divisionCode: '610926100204', level: 'village' as const, name: '五峰村委会' },
  ]
  const input = { countyName: '平利县', coverageYear: 2022, seriesLabel: '镇村上报', groupName: '全部人员', asOf: plainDate('2021-11-23'), dueHour: 17, rows, townNames: new Map([['610926100', '城关镇']]) }

  it('goes out with codes as text and comes in again by them, filled or not', async () => {
    const sheet = blankSheet(input)
    expect(report(await readFile(await writeWorkbook({ ...sheet, sheetName: '填报表' }), 'town.xlsx'))).toBe('未读入\n3 — 工作表“填报表”有3行单位，都没有填人数，请填好后重新上传。\n')
    const filled = sheet.rows.map((row, index) => row.map((value, column) => (column === 5 ? 100 + index : value)))
    const book = await writeWorkbook({ ...sheet, rows: filled, sheetName: '填报表', note: '演示数据' })
    expect(report(await readFile(book, 'town.xlsx'))).toBe('读入\n5 城关镇 610926100 town 2021-11-23 100 17时\n6 东关村委会 610926100205 village 2021-11-23 101 17时\n7 五峰村委会 610926100204 village 2021-11-23 102 17时\n')
  })
})
