import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pingliContext } from '@/app/_server/workbook/fixtures/pingli-context'
import { tableLimits } from '@/app/_server/workbook/limits'
import { openArchive } from '@/app/_server/workbook/open-archive'
import { readTable } from '@/app/_server/workbook/read-table'
import type { TableForm } from '@/app/_server/workbook/table-form'
import { writeCsv } from '@/app/_server/workbook/write-csv'
import { writeWorkbook } from '@/app/_server/workbook/write-xlsx'
import { readDivisionTable } from '@/domain/divisions/division-table'
import { quotaTableRows } from '@/domain/quotas/quota-table-form'
import { readQuotaTable, type QuotaTableRow } from '@/domain/quotas/quota-table'

async function cellsOf(bytes: Buffer) {
  const reading = await readTable(bytes, 'out.xlsx')
  if (!reading.ok) throw reading.problem
  return reading.sheets[0]?.rows.map((row) => row.cells) ?? []
}

async function sheetXml(bytes: Buffer): Promise<string> {
  const archive = await openArchive(bytes, tableLimits)
  const chunks: Buffer[] = []
  for await (const chunk of archive.read('xl/worksheets/sheet1.xml')) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x","y")', '\tx', "'x", '610926199001011234', '0012', '_x0041_', 'TRUE', '2021-11-20', '甲\n乙', '"引号",逗号', '1.2E+5']

describe('what is written', () => {
  const form: TableForm = { sheetName: '表', headings: ['文字', '人数'], rows: dangerous.map((text, index) => [text, index]), numberFormats: [undefined, '#,##0'] }

  it('keeps text as text and numbers as numbers, without a single formula', async () => {
    const bytes = await writeWorkbook(form)
    expect(await cellsOf(bytes)).toEqual([['文字', '人数'], ...form.rows])
    const xml = await sheetXml(bytes)
    expect(xml).not.toContain('<f')
    expect(xml).toMatch(/<c r="A2"[^>]* t="(s|inlineStr)"/)
    expect(xml).toMatch(/<c r="B3"(?![^>]* t="s")[^>]*><v>1<\/v>/)
  })

  it('protects formulas in .csv and takes the protection away again', async () => {
    const texts = dangerous.filter((text) => !text.startsWith('\t'))
    const bytes = writeCsv({ sheetName: '表', headings: ['文字'], rows: texts.map((text) => [text]) })
    expect(bytes.toString('utf8')).toContain("\n'=1+1\r\n'+1\r\n'-1\r\n'@SUM(A1)\r\n")
    expect(await cellsOf(bytes)).toEqual([['文字'], ...texts.map((text) => [text])])
  })

  it('drops signs that no workbook can hold', async () => {
    const bytes = await writeWorkbook({ sheetName: '表', headings: ['文字'], rows: [['甲\u0000\u0007乙\ud800']] })
    expect(await cellsOf(bytes)).toEqual([['文字'], ['甲乙']])
  })

  it('carries the note above the title and into the print', async () => {
    const bytes = await writeWorkbook({ ...form, note: '演示数据', title: '任务表', unitLine: '单位：人' })
    expect((await cellsOf(bytes)).slice(0, 4)).toEqual([['演示数据'], ['任务表'], ['单位：人'], ['文字', '人数']])
    expect(await sheetXml(bytes)).toContain('<oddHeader>&amp;R演示数据</oddHeader>')
  })
})

describe('out and in again', () => {
  const line = fc.record({ first: fc.nat(90_000_000), second: fc.nat(9_000_000), remark: fc.constantFrom('', '含镇直', '=1+1', '见附件') })

  it('random quota tables come back equal, through .xlsx and .csv', async () => {
    const context = await pingliContext('town')
    const towns = context.divisions.filter((division) => division.level === 'town')
    const orders = fc.shuffledSubarray(towns, { minLength: 1 })
    const dueDates = context.milestones.map((milestone) => milestone.dueOn)
    const milestonesOf = (first: number, all: number) => dueDates.map((dueOn, index) => ({ dueOn, persons: index === 0 ? first : all }))
    await fc.assert(
      fc.asyncProperty(orders, fc.array(line, { minLength: 11, maxLength: 11 }), fc.boolean(), async (order, lines, printed) => {
        const rows = order.map((town, index): QuotaTableRow => {
          const { first, second, remark } = lines[index] ?? { first: 0, second: 0, remark: '' }
          const milestones = printed ? milestonesOf(first, first + second) : []
          return { divisionCode: town.code, name: town.name, position: index + 1, persons: first + second, milestones, remark }
        })
        const sum = (pick: (row: QuotaTableRow) => number) => rows.reduce((before, row) => before + pick(row), 0)
        const persons = sum((row) => row.persons)
        fc.pre(persons <= 99_999_999)
        const county = { persons, milestones: printed ? milestonesOf(sum((row) => row.milestones[0]?.persons ?? 0), persons) : [] }
        const form = { ...quotaTableRows({ parentName: '平利县', coverageYear: 2022, rows, county }), sheetName: '任务' }
        for (const bytes of [await writeWorkbook(form), writeCsv(form), writeCsv(form, 'gb18030')]) {
          const table = await readTable(bytes, 'out')
          expect(table.ok && readQuotaTable(table.sheets, context)).toMatchObject({ ok: true, rows, county })
        }
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    ['db/seed/pingli/pingli-towns.csv', { code: '610926', name: '平利县' }, 11],
    ['db/seed/dalate/dalate-towns.csv', { code: '150621', name: '达拉特旗' }, 17],
  ])('%s is a table of divisions', async (file, county, count) => {
    const table = await readTable(readFileSync(file), file)
    const towns = table.ok ? readDivisionTable(table.sheets, { county, known: [] }) : null
    expect(towns).toMatchObject({ ok: true, divisions: { length: count } })
    const villageFile = file.replace('towns', 'villages')
    const villages = await readTable(readFileSync(villageFile), villageFile)
    const known = towns?.ok ? towns.divisions : []
    expect(villages.ok && readDivisionTable(villages.sheets, { county, known })).toMatchObject({ ok: true })
  })
})
