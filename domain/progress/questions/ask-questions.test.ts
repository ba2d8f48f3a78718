import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, plainDate } from '@/domain/time/plain-date'
import { askQuestions, type AskInput } from './ask-questions'
import { seenText, type AskedCount, type AskedUnit } from './question'

const milestones = [{ dueOn: plainDate('2021-11-30'), basisPoints: 8_000 }, { dueOn: plainDate('2021-12-25'), basisPoints: 10_000 }]
const first = plainDate('2021-11-01')

/** A count of the n-th of November, recorded at 12:00 of that day unless said otherwise. */
function count(day: number, persons: number, more: Partial<AskedCount> = {}): AskedCount {
  const asOf = addDays(first, day - 1)
  return { asOf, persons, reason: '', recordedAt: `${asOf} 12:00`, ...more }
}

function unit(counts: AskedCount[], more: Partial<AskedUnit> = {}): AskedUnit {
  return { divisionCode: '610926104', name: '三阳镇', level: 'town', quota: null, milestones: [], counts, ...more }
}

const sums = (increases: number[], start = 100) => increases.reduce<number[]>((all, step) => [...all, all.at(-1)! + step], [start])
const daily = (increases: number[], more: Partial<AskedUnit> = {}) => unit(sums(increases).map((persons, index) => count(index + 1, persons)), more)

function ask(units: AskedUnit[], more: Partial<AskInput> = {}) {
  return askQuestions({ units, groups: [], milestones, dueHour: 17, from: first, until: plainDate('2021-12-31'), ...more })
}
const kinds = (units: AskedUnit[], more: Partial<AskInput> = {}) => ask(units, more).map((question) => `${question.kind} ${question.asOf.slice(8)}`)

describe('a fall', () => {
  it('is asked about with its reason, or for one', () => {
    const [first, second] = ask([unit([count(9, 7_012), count(10, 7_000, { reason: '12人退费' }), count(11, 6_990)])])
    expect(second?.sentence).toBe('三阳镇11月10日累计 7,000 人，比11月9日的 7,012 人少 12 人，写明的原因是“12人退费”，请核对人数。')
    expect(first?.sentence).toBe('三阳镇11月11日累计 6,990 人，比11月10日的 7,000 人少 10 人，没有写明原因，请核实并说明。')
    expect(seenText(second!.figures)).toBe('610926104/town@2021-11-09=7012 610926104/town@2021-11-10=7000')
  })

  it('is not asked about where nothing fell', () => {
    expect(kinds([daily([5, 0, 3])])).toEqual([])
  })
})

describe('the same increase five reporting days running', () => {
  test.each<[name: string, increases: number[], expected: string[]]>([
    ['four days', [37, 37, 37, 37], []],
    ['five days, asked on the fifth', [37, 37, 37, 37, 37], ['sameIncrease 06']],
    ['once for a run, however long', [37, 37, 37, 37, 37, 37, 37, 37], ['sameIncrease 06']],
    ['again after another increase', [37, 37, 37, 37, 37, 9, 37, 37, 37, 37, 37], ['sameIncrease 06', 'sameIncrease 12'].reverse()],
    ['zero is no increase', [0, 0, 0, 0, 0, 0], []],
    ['a few persons a day are chance', [4, 4, 4, 4, 4, 4], []],
    ['five persons are asked about', [5, 5, 5, 5, 5], ['sameIncrease 06']],
  ])('%s', (_name, increases, expected) => {
    expect(kinds([daily(increases)])).toEqual(expected)
  })

  it('names days that follow each other as days, others as reporting days', () => {
    expect(ask([daily([37, 37, 37, 37, 37])])[0]?.sentence).toBe('三阳镇11月2日至11月6日连续5天都新增 37 人，请核实是否按日统计。')
    const gappy = unit([1, 2, 3, 5, 6, 8].map((day, index) => count(day, 100 + 37 * index)))
    expect(ask([gappy])[0]?.sentence).toBe('三阳镇11月2日至11月8日连续5个填报日都新增 37 人，请核实是否按日统计。')
  })
})

describe('a surge around the due hour', () => {
  const usual = [60, 70, 50, 60, 60, 70, 50]
  const surge = (increase: number, recordedAt: string, before = usual) => {
    const persons = sums([...before, increase])
    return unit(persons.map((value, index) => count(index + 1, value, index === persons.length - 1 ? { recordedAt: `${addDays(first, index)} ${recordedAt}` } : {})))
  }
  test.each<[name: string, asked: AskedUnit, expected: string[]]>([
    ['more than three times the mean of seven', surge(200, '16:45'), ['dueHourSurge 09']],
    ['exactly three times is not more', surge(180, '16:45'), []],
    ['half past four is the first minute', surge(200, '16:30'), ['dueHourSurge 09']],
    ['a minute earlier is not', surge(200, '16:29'), []],
    ['the hour itself to its end', surge(200, '17:59'), ['dueHourSurge 09']],
    ['and not after', surge(200, '18:00'), []],
    ['few persons are no surge', surge(199, '16:45', [10, 10, 10, 10, 10, 10, 10]), []],
    ['six increases are too few to compare with', surge(900, '16:45', usual.slice(1)), []],
    ['after seven days without any', surge(200, '16:45', [0, 0, 0, 0, 0, 0, 0]), ['dueHourSurge 09']],
  ])('%s', (_name, asked, expected) => {
    expect(kinds([asked]).filter((kind) => kind.startsWith('dueHourSurge'))).toEqual(expected)
  })

  it('a correction recorded on a later day is no last minute', () => {
    const persons = sums([...usual, 500])
    const late = unit(persons.map((value, index) => count(index + 1, value, index === 8 ? { recordedAt: '2021-11-10 16:50' } : {})))
    expect(kinds([late])).toEqual([])
  })

  it('nothing is asked where the notice names no hour', () => {
    expect(kinds([surge(200, '16:45')], { dueHour: null })).toEqual([])
  })

  it('names the figures it compares, exactly', () => {
    expect(ask([surge(200, '16:45', [60, 70, 50, 60, 60, 70, 51])])[0]?.sentence).toBe(
      '三阳镇11月9日新增 200 人，此前7个填报日平均每次新增 60.1 人，在截止时点17时前后（16:45）录入，请核实是否含有以前各日的人数。',
    )
  })
})

describe('a jump far above the quota', () => {
  test.each<[name: string, quota: number | null, persons: number[], expected: string[]]>([
    ['120 % is not beyond', 100, [50, 120], []],
    ['one person more is', 100, [50, 121], ['aboveQuota 02']],
    ['a little above is real (R6)', 100, [99, 103], []],
    ['asked once while it stays', 100, [50, 500, 501], ['aboveQuota 02']],
    ['the first number of all', 100, [500], ['aboveQuota 01']],
    ['no quota, no question', null, [50, 500], []],
  ])('%s', (_name, quota, persons, expected) => {
    expect(kinds([unit(persons.map((value, index) => count(index + 1, value)), { quota })])).toEqual(expected)
  })

  it('says what was read before', () => {
    expect(ask([unit([count(4, 5_200), count(5, 52_000)], { quota: 12_200 })])[0]?.sentence).toBe(
      '三阳镇11月5日累计 52,000 人，是任务数 12,200 人的 426.23%，前一次11月4日是 5,200 人，请核实是否多打了数字。',
    )
  })
})

describe('all units at exactly one share', () => {
  const village = (number: number, quota: number | null, persons: number, day = 10) =>
    unit([count(1, 1), count(day, persons)], { divisionCode: `61092610420${number}`, name: `第${number}村`, level: 'village', quota })
  const group = (units: AskedUnit[]) => ({ groups: [{ divisionCode: '610926104', name: '三阳镇', level: 'village' as const, units }] })
  test.each<[name: string, units: AskedUnit[], expected: string[]]>([
    ['three villages at exactly 80.00 %', [village(1, 100, 80), village(2, 50, 40), village(3, 200, 160)], ['sameShare 10']],
    ['a share that is no whole number of persons counts as its target (R3)', [village(1, 101, 81), village(2, 50, 40), village(3, 200, 160)], ['sameShare 10']],
    ['at exactly the whole quota', [village(1, 101, 101), village(2, 50, 50), village(3, 200, 200)], ['sameShare 10']],
    ['asked on the day when the last of them got there', [village(1, 100, 80), village(2, 50, 40, 12), village(3, 200, 160)], ['sameShare 12']],
    ['one beside it by one person', [village(1, 100, 80), village(2, 50, 41), village(3, 200, 160)], []],
    ['at two different milestones', [village(1, 100, 80), village(2, 50, 50), village(3, 200, 160)], []],
    ['two are too few', [village(1, 100, 80), village(2, 50, 40)], []],
    ['one without a quota is at no share', [village(1, 100, 80), village(2, null, 40), village(3, 200, 160), village(4, 10, 8)], []],
    ['one that never reported is not among them', [village(1, 100, 80), village(2, 50, 40), village(3, 200, 160), { ...village(4, 10, 8), counts: [] }], ['sameShare 10']],
  ])('%s', (_name, units, expected) => {
    expect(kinds([], group(units))).toEqual(expected)
  })

  it('asks the group with every figure it saw', () => {
    const [question] = ask([], group([village(1, 100, 80), village(2, 50, 40), village(3, 200, 160)]))
    expect(question).toMatchObject({ divisionCode: '610926104', level: 'village', sentence: '三阳镇已上报的 3 个村（社区），11月10日的累计数都正好是任务数 80.00% 的人数，请核实是否按实际缴费人数统计。' })
    expect(question?.figures.map((figure) => [figure.name, figure.persons])).toEqual([['第1村', 80], ['第2村', 40], ['第3村', 160]])
  })

  it("a milestone printed in persons is the notice's own number (R3)", () => {
    const printed = { ...village(1, 100, 77), milestones: [{ dueOn: plainDate('2021-11-30'), persons: 77 }] }
    expect(kinds([], group([printed, village(2, 50, 40), village(3, 200, 160)]))).toEqual(['sameShare 10'])
  })
})

const history = fc.array(fc.tuple(fc.integer({ min: -30, max: 300 }), fc.integer({ min: 1, max: 3 })), { maxLength: 40 }).map((steps) => {
  let [day, persons] = [1, 1_000]
  return steps.map(([step, gap]) => count((day += gap), (persons = Math.max(0, persons + step)), { recordedAt: `${addDays(first, day - 1)} 17:05` }))
})

it('what is asked of a day never depends on the range that is shown', () => {
  fc.assert(fc.property(history, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }), (counts, start, length) => {
    const units = [unit(counts, { quota: 1_500 })]
    const [from, until] = [addDays(first, start), addDays(first, start + length)]
    const whole = ask(units, { until: addDays(first, 400) }).filter(({ asOf }) => asOf >= from && asOf <= until)
    expect(ask(units, { from, until })).toEqual(whole)
  }))
})

it('never names a day of which nothing is known, and puts the newest first', () => {
  fc.assert(fc.property(history, (counts) => {
    const asked = ask([unit(counts, { quota: 1_500 })], { until: addDays(first, 400) })
    for (const { asOf, figures } of asked) {
      expect(figures.at(-1)?.on).toBe(asOf)
      for (const { on, persons } of figures) expect(counts.find(({ asOf: day }) => day === on)?.persons).toBe(persons)
    }
    expect(asked.map(({ asOf }) => asOf)).toEqual(asked.map(({ asOf }) => asOf).sort().reverse())
  }))
})
