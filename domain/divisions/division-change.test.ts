import { describe, expect, it } from 'vitest'
import { levelOfCode, type Division } from '@/domain/divisions/division'
import { laterReportsProblem, mergeProblem, proposeVillageSuccessors, renameProblem } from '@/domain/divisions/division-change'
import { presentCode } from '@/domain/divisions/successors'
import { plainDate } from '@/domain/time/plain-date'

const today = plainDate('2021-11-23')
function division(code: string, name: string, change: Partial<Division> = {}): Division {
  return { code, name, level: levelOfCode(code) ?? 'county', validFrom: plainDate('2000-01-01'), validTo: null, successorCode: null, population: null, ...change }
}

const xinglong = division('610926101', '兴隆镇')
const chengguan = division('610926100', '城关镇')
const young = division('610926120', '新城镇', { validFrom: plainDate('2021-11-01') })
const gone = division('610926199', '徐家坝乡', { validTo: plainDate('2014-12-31'), successorCode: '610926101' })
const county = division('610926', '平利县')
const maAn = division('610926101200', '马鞍桥村委会')
const yuMing = division('610926101201', '蒙溪街村委会')
const newMaAn = division('610926100230', '马鞍桥村')
const divisions = [county, chengguan, xinglong, young, gone, maAn, yuMing, newMaAn, division('610926101199', '老村', { validTo: plainDate('2015-01-01') })]
const context = { divisions, today }

describe('renaming a division (R4)', () => {
  it.each<[Division, string, string, string | null]>([
    [xinglong, '兴隆街道', '2021-11-23', null],
    [county, '平利市', '2021-11-23', null],
    [xinglong, '兴隆镇', '2021-11-23', '现在就叫兴隆镇，没有需要改的。'],
    [xinglong, '城关镇', '2021-11-23', '同一上级下已有城关镇（610926100），不能再用这个名称。'],
    // Two towns may each have a village of one name, and a name that was given up is free.
    [yuMing, '马鞍桥村', '2021-11-23', null],
    [xinglong, '徐家坝乡', '2021-11-23', null],
    [xinglong, '兴隆街道', '2021-11-24', '2021年11月24日还没有到，区划变动请到当天或以后再记。'],
    [young, '新城街道', '2021-10-31', '新城镇自2021年11月1日才设立，改名日期不能更早。'],
    [gone, '徐家坝镇', '2021-11-23', '徐家坝乡已撤销，不能再改名。'],
  ])('%o to %s from %s', (one, name, day, problem) => {
    expect(renameProblem(one, { name, effectiveFrom: plainDate(day) }, context)).toBe(problem)
  })
})

describe('merging a division (R4)', () => {
  const villages = [{ code: maAn.code, successorCode: newMaAn.code }, { code: yuMing.code, successorCode: chengguan.code }]
  const merge = (one: Division, successorCode: string, lastDay = '2021-11-20', ending = villages) => mergeProblem(one, { successorCode, lastDay: plainDate(lastDay), villages: ending }, context)

  it('takes a town with its villages, each with the village or the town that goes on', () => {
    expect(merge(xinglong, chengguan.code)).toBeNull()
    expect(merge(maAn, newMaAn.code, '2021-11-20', [])).toBeNull()
  })

  it.each<[string, string | null]>([
    [merge(county, '610927') ?? '', '县（市、区、旗）的合并不在这里办理，请联系系统管理员。'],
    [merge(xinglong, xinglong.code) ?? '', '请选择另一个镇（街道、苏木）作为并入的单位。'],
    [merge(xinglong, newMaAn.code) ?? '', '请选择另一个镇（街道、苏木）作为并入的单位。'],
    [merge(xinglong, '610927100') ?? '', '请选择另一个镇（街道、苏木）作为并入的单位。'],
    [merge(gone, chengguan.code) ?? '', '徐家坝乡已撤销，不能再合并。'],
    [merge(xinglong, gone.code) ?? '', '徐家坝乡（610926199）在2021年11月21日还没有设立或已撤销，不能并入。'],
    [merge(xinglong, young.code, '2021-10-01') ?? '', '新城镇（610926120）在2021年10月2日还没有设立或已撤销，不能并入。'],
    [merge(xinglong, chengguan.code, '2021-11-24') ?? '', '2021年11月24日还没有到，区划变动请到当天或以后再记。'],
    [merge(xinglong, chengguan.code, '1999-12-31') ?? '', '兴隆镇自2000年1月1日才设立，最后一天不能更早。'],
    [merge(xinglong, chengguan.code, '2021-11-20', villages.slice(0, 1)) ?? '', '蒙溪街村委会还没有写由谁接续。请刷新页面后重填。'],
    [merge(xinglong, chengguan.code, '2021-11-20', [...villages, villages[0]!]) ?? '', '有的村（社区）不属于兴隆镇，或写了两次。请刷新页面后重填。'],
    [merge(xinglong, chengguan.code, '2021-11-20', [...villages, { code: newMaAn.code, successorCode: chengguan.code }]) ?? '', '有的村（社区）不属于兴隆镇，或写了两次。请刷新页面后重填。'],
    [merge(xinglong, chengguan.code, '2021-11-20', [villages[0]!, { code: yuMing.code, successorCode: maAn.code }]) ?? '', '蒙溪街村委会只能由城关镇或它现有的村（社区）接续，请核对。'],
  ])('%s', (problem, expected) => {
    expect(problem).toBe(expected)
  })

  it('proposes the successor\'s village of the same name, however it is written, else the successor', () => {
    expect(proposeVillageSuccessors([maAn, yuMing], [newMaAn], chengguan.code)).toEqual(villages)
    expect(proposeVillageSuccessors([maAn], [newMaAn, division('610926100231', '马鞍桥村村民委员会')], chengguan.code)).toEqual([{ code: maAn.code, successorCode: chengguan.code }])
  })
})

it('a division goes on under the end of its successors, and a circle in the records ends the search', () => {
  const chain = [{ code: 'a', successorCode: 'b' }, { code: 'b', successorCode: 'c' }, { code: 'c', successorCode: null }, { code: 'x', successorCode: 'y' }, { code: 'y', successorCode: 'x' }]
  expect(['a', 'b', 'c', 'unknown'].map((code) => presentCode(code, chain))).toEqual(['c', 'c', 'c', 'unknown'])
  expect(['x', 'y']).toContain(presentCode('x', chain))
})

describe('a merge dated back over what was reported since', () => {
  const lastDay = plainDate('2021-11-12')
  const line = (name: string, reports: number, day: string) => ({ name, reports, newestOn: plainDate(day) })
  it.each<[string, Parameters<typeof laterReportsProblem>[0], string | null]>([
    ['nothing reported', [], null],
    ['names who and how many, and the day that would do', [line('兴隆镇', 8, '2021-11-20'), line('蒙溪街村', 1, '2021-11-22')], '2021年11月12日以后已有上报：兴隆镇 8 项、蒙溪街村 1 项，合并后会从合计里消失。请先撤销或更正这些数，或把最后一天改为2021年11月22日或以后。'],
    ['and sums up where there are many', Array.from({ length: 7 }, (_, index) => line(`第${index}村`, 2, '2021-11-20')), '2021年11月12日以后已有上报：第0村 2 项、第1村 2 项、第2村 2 项、第3村 2 项、第4村 2 项等 7 个单位共 14 项，合并后会从合计里消失。请先撤销或更正这些数，或把最后一天改为2021年11月20日或以后。'],
  ])('%s', (_name, later, problem) => {
    expect(laterReportsProblem(later, lastDay)).toBe(problem)
  })

  it('no village ends before it was founded', () => {
    const fresh = division('610926101202', '新建村', { validFrom: plainDate('2021-11-15') })
    const villages = [maAn, yuMing, fresh].map(({ code }) => ({ code, successorCode: chengguan.code }))
    expect(mergeProblem(xinglong, { successorCode: chengguan.code, lastDay, villages }, { divisions: [...divisions, fresh], today })).toBe('新建村自2021年11月15日才设立，最后一天不能更早。')
  })
})
