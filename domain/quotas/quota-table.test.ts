import { describe, expect, it } from 'vitest'
import { levelOfCode, type Division } from '@/domain/divisions/division'
import type { CellValue, Sheet } from '@/domain/imports/sheet'
import { readQuotaTable, type QuotaTableContext } from '@/domain/quotas/quota-table'
import { quotaTableRows } from '@/domain/quotas/quota-table-form'
import { plainDate } from '@/domain/time/plain-date'

function division(code: string, name: string): Division {
  return { code, name, level: levelOfCode(code) ?? 'county', validFrom: plainDate('2000-01-01'), validTo: null, successorCode: null, population: null }
}

// A window over New Year, as Dalate has it: 1 September to the end of February.
const banner = division('150621', '达拉特旗')
const divisions = [banner, division('150621001', '工业街道'), division('150621200', '展旦召苏木')]
const context: QuotaTableContext = {
  parent: banner,
  level: 'town',
  divisions,
  asOf: plainDate('2022-09-01'),
  opensOn: plainDate('2022-09-01'),
  milestones: [{ dueOn: plainDate('2022-12-31') }, { dueOn: plainDate('2023-02-28') }],
}

function sheet(rows: CellValue[][]): Sheet[] {
  return [{ name: '任务', hidden: false, rows: rows.map((cells, index) => ({ number: index + 1, cells })) }]
}

function sentences(rows: CellValue[][], change: Partial<QuotaTableContext> = {}): string[] {
  const reading = readQuotaTable(sheet(rows), { ...context, ...change })
  return reading.ok ? ['（读入了）'] : reading.problems.map((problem) => problem.sentence)
}

const both = [
  { dueOn: '2022-12-31', persons: 80 },
  { dueOn: '2023-02-28', persons: 100 },
]

describe('milestones of a heading (R3)', () => {
  it.each<[string[], number[]]>([
    [['12月底前完成', '2月底前完成'], [80, 100]],
    [['2022年12月31日前', '2023年2月28日前'], [80, 100]],
    [['9月1日—12月31日任务', '1月1日至2月28日任务'], [80, 20]],
    [['需完成人数\n(12月31日前)', '2023年1月1日—2月底\n需完成人数'], [80, 20]],
    [['due_by_12_31', 'due_01_01_to_02_28'], [80, 20]],
    [['due_by_2022_12_31', 'due_by_2023_02_28'], [80, 100]],
  ])('%j', (headings, persons) => {
    const reading = readQuotaTable(sheet([['苏木镇（街道）', '任务数', ...headings], ['工业街道', 100, ...persons]]), context)
    expect(reading).toMatchObject({ ok: true, rows: [{ divisionCode: '150621001', persons: 100, milestones: both }] })
  })

  it.each<[string[], CellValue[], string]>([
    [['12月31日前'], [120], '第2行“工业街道”到12月31日的人数是120，任务数是100，相差20，请核对。'],
    [['12月31日前', '2月28日前'], [90, 80], '第2行“工业街道”到2月28日的人数80少于到12月31日的90，请核对。'],
    [['2月28日前'], [80], '第2行“工业街道”到2月28日的人数是80，任务数是100，相差20，请核对。'],
    [['1月1日—2月28日任务'], [20], 'C列“1月1日—2月28日任务”是分期数，缺少12月31日前的一列，请补上该列。'],
    [['12月31日前', '12月底前'], [80, 80], '表头“12月31日前”和“12月底前”是同一个节点（12月31日），请只保留一列。'],
    [['2023年12月31日前'], [80], 'C列表头“2023年12月31日前”的日期不是本次征缴的节点（12月31日、2月28日），请核对表头，或先在设置里改好节点。'],
  ])('%j with %j is refused', (headings, persons, sentence) => {
    expect(sentences([['镇', '任务数', ...headings], ['工业街道', 100, ...persons]])).toEqual([sentence])
  })

  it('columns of what has been done, or of shares, are no targets', () => {
    const reading = readQuotaTable(sheet([['镇', '任务数', '截至12月31日已参保', '12月31日前完成率'], ['工业街道', 100, 3, 0.8], ['展旦召苏木', 50, 1, 0.8], ['合计', 150, 4]]), context)
    expect(reading).toMatchObject({ ok: true, rows: [{ milestones: [] }, { milestones: [] }], county: { persons: 150 } })
    expect(reading.ok && reading.warnings.map((warning) => warning.sentence)).toEqual([
      'C列“截至12月31日已参保”不是任务表的列，没有读入。',
      'D列“12月31日前完成率”不是任务表的列，没有读入。',
    ])
  })
})

describe('the total line (R2)', () => {
  it.each(['合计', '合 计', '总计', '达拉特旗', '全旗', '全旗合计'])('%s may stand first', (word) => {
    expect(readQuotaTable(sheet([['镇', '任务数'], [word, 150], ['工业街道', 100], ['展旦召苏木', 50]]), context)).toMatchObject({
      ok: true,
      county: { persons: 150, milestones: [] },
      rows: [{ position: 1 }, { position: 2 }],
      warnings: [],
    })
  })

  it('is not proved against a column that could not be read', () => {
    expect(sentences([['镇', '任务数'], ['工业街道', -1], ['合计', 150]])).toEqual(['第2行B列“任务数”读到“-1”，人数不能为负，应为 0 或以上的整数，请核对后重填。'])
  })

  it('counts a line whose town is unknown, so that only the name is wrong', () => {
    expect(sentences([['镇', '任务数'], ['工业', 100], ['展旦召苏木', 50], ['合计', 150]])).toEqual(['第2行“工业”不是全称，是否指工业街道？请写全称或填区划代码。'])
  })

  it('names its difference', () => {
    expect(sentences([['镇', '任务数'], ['工业街道', 100], ['展旦召苏木', 50], ['合计', 149]])).toEqual(['第4行合计的“任务数”是149，各镇相加是150，合计少1，请核对。'])
  })
})

describe('order and form', () => {
  it('keeps the file\'s order and says so where 序号 has doubles', () => {
    const reading = readQuotaTable(sheet([['序号', '镇', '任务数'], [2, '展旦召苏木', 50], [2, '工业街道', 100], ['合计', null, 150]]), context)
    expect(reading).toMatchObject({ ok: true, rows: [{ name: '展旦召苏木', position: 1 }, { name: '工业街道', position: 2 }] })
    expect(reading.ok && reading.warnings.map((warning) => warning.sentence)).toEqual(['“序号”不全或有重复，已按表中先后排列。'])
  })

  it('prints spans across months in full and leaves out milestones that not every line has', () => {
    const milestones = [{ dueOn: plainDate('2022-12-31'), persons: 80 }, { dueOn: plainDate('2023-02-28'), persons: 100 }]
    const row = { divisionCode: '150621001', name: '工业街道', position: 1, persons: 100, milestones, remark: '' }
    const form = quotaTableRows({ parentName: '达拉特旗', coverageYear: 2023, divisionHeading: '苏木镇', rows: [row], county: { persons: 100, milestones } })
    expect(form.headings).toEqual(['序号', '苏木镇', '任务数', '12月31日前\n需完成人数', '1月1日—2月28日\n需完成人数', '备注'])
    expect(form.rows).toEqual([[1, '工业街道', 100, 80, 20, null], ['合 计', null, 100, 80, 20, null]])
    expect(form.merges).toEqual([{ startRow: 1, startColumn: 0, endRow: 1, endColumn: 1 }])
    const bare = quotaTableRows({ parentName: '达拉特旗', coverageYear: 2023, rows: [row], county: { persons: 100, milestones: [] } })
    expect(bare.headings).toEqual(['序号', '镇', '任务数', '备注'])
  })
})

it('a line under a former name is read, and said', () => {
  const renamed = divisions.map((one) => (one.code === '150621200' ? { ...one, formerNames: ['展旦召乡'] } : one))
  const reading = readQuotaTable(sheet([['镇', '任务数'], ['工业街道', 100], ['展旦召乡', 50], ['合计', 150]]), { ...context, divisions: renamed })
  expect(reading).toMatchObject({ ok: true, rows: [{ name: '工业街道' }, { divisionCode: '150621200', name: '展旦召苏木', persons: 50 }] })
  expect(reading.ok && reading.warnings.map((warning) => warning.sentence)).toEqual(['第3行“展旦召乡”是展旦召苏木的旧名，已按展旦召苏木读入。'])
})
