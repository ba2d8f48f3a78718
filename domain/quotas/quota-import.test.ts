import { describe, expect, it } from 'vitest'
import { compareQuotaTable, describeComparison, linesToEnter, type QuotaKnown } from '@/domain/quotas/quota-import'
import { layOutQuotas, type QuotaLine } from '@/domain/quotas/quota-table-view'
import { plainDate } from '@/domain/time/plain-date'

const first = plainDate('2021-11-30')
const last = plainDate('2021-12-25')
const figures = (persons: number, position: number, firstPersons = (persons * 4) / 5) => ({
  persons, position, milestones: [{ dueOn: first, persons: firstPersons }, { dueOn: last, persons }], remark: '',
})
const known = (divisionCode: string, name: string, held: QuotaKnown['figures'], later: QuotaKnown['later'] = null): QuotaKnown => ({ divisionCode, name, figures: held, later })
const town = (code: string, name: string, persons: number, position: number) => ({ divisionCode: code, name, ...figures(persons, position) })
const reading = (rows: ReturnType<typeof town>[], total: number | null) => ({
  ok: true as const, sheet: 'Sheet1', headingRow: 4, titles: [], rows, warnings: [],
  county: total === null ? null : { persons: total, milestones: [{ dueOn: first, persons: (total * 4) / 5 }, { dueOn: last, persons: total }] },
})
const county = known('610926', '平利县', figures(66_800, 0))

describe('a table held against the ledger (R2)', () => {
  it('tells new, changed, same and missing apart and enters only the first two', () => {
    const held = [known('610926100', '城关镇', figures(48_000, 1)), known('610926102', '老县镇', figures(18_800, 2)), known('610926108', '长安镇', null), known('610926109', '正阳镇', figures(8_200, 11))]
    const comparison = compareQuotaTable(reading([town('610926100', '城关镇', 48_000, 1), town('610926102', '老县镇', 19_000, 2), town('610926108', '长安镇', 21_000, 3)], 88_000), held, county, true)
    expect(comparison.lines.map(({ name, state }) => [name, state])).toEqual([['城关镇', 'same'], ['老县镇', 'changed'], ['长安镇', 'new'], ['正阳镇', 'missing']])
    expect(comparison.total).toMatchObject({ name: '平利县', state: 'changed', before: { persons: 66_800 }, after: { persons: 88_000, position: 0 } })
    expect(comparison.warnings).toEqual(['表中没有正阳镇，它保持现在的任务数 8,200 人。'])
    expect(linesToEnter(comparison).map((line) => line.name)).toEqual(['平利县', '老县镇', '长安镇'])
    expect(describeComparison(comparison, '镇')).toBe('新下达 1 个镇，有变更 1 个镇，相同 1 个镇，表中没有 1 个镇；合计有变更。')
  })

  it('says so when nothing changes', () => {
    const comparison = compareQuotaTable(reading([town('610926100', '城关镇', 48_000, 1)], null), [known('610926100', '城关镇', figures(48_000, 1))], county, true)
    expect(describeComparison(comparison, '镇')).toBe('全部相同：表中的数与现在的任务数一致，没有需要导入的。')
    expect(comparison.total).toBeNull()
  })

  it('keeps printed milestones and remarks that a shorter table does not speak of', () => {
    const held = [known('610926100', '城关镇', { ...figures(48_000, 1), remark: '含开发区' }), known('610926102', '老县镇', figures(18_800, 2))]
    const short = [{ ...town('610926100', '城关镇', 48_000, 1), milestones: [] }, { ...town('610926102', '老县镇', 19_000, 2), milestones: [] }]
    const comparison = compareQuotaTable(reading(short, null), held, county, true)
    expect(comparison.lines).toMatchObject([{ state: 'same' }, { state: 'changed', after: { persons: 19_000, milestones: [] } }])
  })

  it('names a town\'s own number beside its villages and leaves it alone', () => {
    const parent = known('610926100', '城关镇', figures(48_000, 1))
    const comparison = compareQuotaTable(reading([town('610926100001', '西城社区', 900, 1)], 900), [known('610926100001', '西城社区', null)], parent, false)
    expect(comparison.total).toBeNull()
    expect(comparison.warnings).toEqual(['表中合计 900 人，城关镇的任务数是 48,000 人。导入不改城关镇的任务数，差额会在页面上显示。'])
  })

  it('warns of an entry that waits behind the day', () => {
    const held = [known('610926100', '城关镇', figures(48_000, 1), { effectiveFrom: plainDate('2021-12-01'), persons: 50_000 })]
    const comparison = compareQuotaTable(reading([town('610926100', '城关镇', 47_000, 1)], null), held, county, true)
    expect(comparison.warnings).toEqual(['城关镇已有自2021年12月1日起生效的调整（50,000 人），到那天仍按该调整执行。'])
  })
})

describe('the table as annex 1 prints it (R3)', () => {
  const milestones = [{ dueOn: first, basisPoints: 8_000 }, { dueOn: last, basisPoints: 10_000 }]
  const line = (code: string, name: string, persons: number | null, printed: QuotaLine['milestones'] = []): QuotaLine => ({
    divisionCode: code, name, level: code.length === 6 ? 'county' : 'town', persons, position: 1, milestones: printed, remark: '', entryCount: 1, endedOn: null, upcoming: null,
  })

  it('prints the first milestone whole and what is left after it, printed numbers first', () => {
    const view = layOutQuotas(line('610926', '平利县', 60_201), [line('610926100', '城关镇', 48_000, [{ dueOn: first, persons: 38_000 }, { dueOn: last, persons: 48_000 }]), line('610926109', '正阳镇', 12_201)], { milestones }, plainDate('2021-11-23'))
    expect(view.headings).toEqual(['11月30日前\n需完成人数', '12月1日—25日\n需完成人数'])
    expect(view.lines.map((one) => one.instalments)).toEqual([
      [{ persons: 38_000, isPrinted: true }, { persons: 10_000, isPrinted: true }],
      [{ persons: 9_761, isPrinted: false }, { persons: 2_440, isPrinted: false }],
    ])
    expect(view.sums.map((sum) => sum.difference)).toEqual([0, 47_761 - 48_161, 400])
    expect(view.sentence).toBe('截至11月23日，各镇任务数合计 60,201 人，与平利县任务数 60,201 人一致。')
  })

  it('shows a difference and corrects nothing', () => {
    const view = layOutQuotas(line('610926', '平利县', 60_000), [line('610926100', '城关镇', 48_000), line('610926109', '正阳镇', null)], { milestones }, plainDate('2021-11-23'))
    expect(view.parent.persons).toBe(60_000)
    expect(view.lines[1]?.instalments).toEqual([null, null])
    expect(view.sentence).toBe('截至11月23日，各镇任务数合计 48,000 人（正阳镇未下达任务数），比平利县任务数 60,000 人少 12,000 人，请核对分解。')
    expect(layOutQuotas(line('610926', '平利县', null), [], { milestones }, plainDate('2021-11-23')).sentence).toBe('截至11月23日，平利县还没有下达任务数。')
  })
})
