import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fraction } from '@/domain/numbers/fraction'
import { campaignDayNumber, exactExpectedPersons, expectedLine, expectedPersons, expectedRate } from '@/domain/progress/expected-line'
import { measurePace } from '@/domain/progress/pace'
import { printPace } from '@/domain/progress/print-pace'
import { known, november23, pingli, pingliStraight, totalOf } from '@/domain/progress/pingli.fixture'
import { projectFinish } from '@/domain/progress/projected-finish'
import { addDays, plainDate, type PlainDate } from '@/domain/time/plain-date'

const county = (persons: number, countWeekAgo: number | null = null) => totalOf({ quota: 210_000, count: known(persons), countWeekAgo })
const paceOf = (persons: number, day = '2021-11-23', settings = pingli) => measurePace(settings, county(persons), plainDate(day))
const printed = (persons: number, day?: string) => {
  const pace = paceOf(persons, day)
  return pace && printPace(pace)
}

describe('R12 expected rate', () => {
  it('Pingli on 23 November: 40/47 × 80 % = 68.09 %, 142,979 persons', () => {
    expect(campaignDayNumber(pingli.opensOn, november23)).toBe(40)
    expect(expectedRate(pingli, november23)).toEqual(fraction(40 * 80, 47 * 100))
    expect(expectedPersons(expectedLine(pingli, 210_000, []), november23)).toBe(142_979)
    expect(printed(0)?.expectedRateText).toBe('68.09%')
  })

  it('straight over the whole window: 40/72 = 55.56 %', () => {
    expect(expectedRate(pingliStraight, november23)).toEqual(fraction(40, 72))
    const pace = paceOf(0, '2021-11-23', pingliStraight)
    expect(pace && printPace(pace).expectedRateText).toBe('55.56%')
  })

  it.each([
    ['2021-10-14', fraction(0)],
    ['2021-09-01', fraction(0)],
    ['2021-10-15', fraction(80, 4_700)],
    ['2021-11-30', fraction(80, 100)],
    ['2021-12-01', fraction(808, 1_000)],
    ['2021-12-25', fraction(1)],
    ['2022-03-01', fraction(1)],
  ])('on %s', (day, rate) => {
    expect(expectedRate(pingli, plainDate(day))).toEqual(rate)
  })

  it('holds the last milestone when it is below 100 %', () => {
    const low = { ...pingli, milestones: pingli.milestones.slice(0, 1) }
    expect(expectedRate(low, plainDate('2021-12-20'))).toEqual(fraction(80, 100))
  })

  it('a milestone on the opening day is reached on that day', () => {
    const early = { ...pingli, milestones: [{ dueOn: pingli.opensOn, basisPoints: 1_000 }, ...pingli.milestones] }
    expect(expectedRate(early, pingli.opensOn)).toEqual(fraction(1, 10))
  })
})

describe('R3 R12 printed persons', () => {
  const november = { dueOn: plainDate('2021-11-30'), persons: 38_500 }

  it('are what is expected on their day, and the line runs through them', () => {
    const line = expectedLine(pingli, 48_000, [november])
    expect(expectedPersons(line, november.dueOn)).toBe(38_500)
    expect(exactExpectedPersons(line, november23)).toEqual(fraction(38_500 * 40, 47))
    expect(expectedPersons(line, pingli.closesOn)).toBe(48_000)
  })

  it('that equal the percentage change nothing', () => {
    const asPercent = [{ ...november, persons: 38_400 }, { dueOn: pingli.closesOn, persons: 48_000 }]
    for (let day = pingli.opensOn; day <= pingli.closesOn; day = addDays(day, 1)) {
      expect(exactExpectedPersons(expectedLine(pingli, 48_000, asPercent), day)).toEqual(exactExpectedPersons(expectedLine(pingli, 48_000, []), day))
    }
  })

  it('make rate and difference speak of the division itself', () => {
    const pace = measurePace(pingli, totalOf({ quota: 48_000, milestones: [november], count: known(38_500) }), november.dueOn)
    expect(pace).toMatchObject({ state: 'onLine', gapPersons: 0, rateDifference: fraction(0), daysBehind: fraction(0) })
  })
})

describe('R12 pace', () => {
  it('Pingli with 138,212 on 23 November is 2.27 points, 4,767 persons, 1.3 days behind', () => {
    expect(printed(138_212)).toEqual({
      asOf: '2021-11-23',
      state: 'behind',
      rateText: '65.82%',
      expectedRateText: '68.09%',
      expectedPersons: 142_979,
      gapPersons: 4_767,
      pointsText: '2.27',
      daysText: '1.3',
      nextMilestone: { dueOn: '2021-11-30', targetPersons: 168_000, gapPersons: 29_788, daysLeft: 7 },
      neededPerDay: 4_256,
      projectedFinish: { on: null, reason: 'noWeekAgo' },
    })
  })

  it('the smallest whole person that reaches the line is on it; one fewer is behind, one more ahead', () => {
    expect([142_978, 142_979, 142_980].map((persons) => paceOf(persons)?.state)).toEqual(['behind', 'onLine', 'ahead'])
  })

  it('far behind begins above five percentage points, not at five', () => {
    // On 30 November 80 % is expected: 157,500 is 75 % exactly.
    expect([157_500, 157_499].map((persons) => paceOf(persons, '2021-11-30')?.state)).toEqual(['behind', 'farBehind'])
  })

  it.each([
    ['ahead, read off the later, flatter stretch', 172_200, '2021-11-30', fraction(-5, 2)],
    ['nobody yet: as far back as the window', 0, '2021-10-24', fraction(10)],
    ['after the end the days go on', 168_000, '2021-12-31', fraction(31)],
    ['full after the end is on the line', 210_000, '2021-12-31', fraction(0)],
    ['full before the end', 210_000, '2021-12-20', fraction(-5)],
    ['more than the quota was expected on no day', 210_001, '2021-12-20', null],
    ['before the window', 0, '2021-10-01', fraction(0)],
  ])('days behind: %s', (_rule, persons, day, days) => {
    expect(paceOf(persons, day)?.daysBehind).toEqual(days)
  })

  it('days behind: on a flat stretch the nearest day counts', () => {
    // Ten days up to 50, ten days flat, ten days up to 100.
    const [first, second, third] = [9, 19, 29].map((offset) => addDays(pingli.opensOn, offset)) as [PlainDate, PlainDate, PlainDate]
    const milestones = [{ dueOn: first, basisPoints: 4_000 }, { dueOn: second, basisPoints: 5_000 }, { dueOn: third, basisPoints: 10_000 }]
    const total = totalOf({ quota: 100, count: known(50), milestones: [{ dueOn: first, persons: 50 }, { dueOn: second, persons: 50 }] })
    const daysBehind = [4, 12, 24].map((offset) => measurePace({ ...pingli, milestones }, total, addDays(pingli.opensOn, offset))?.daysBehind)
    expect(daysBehind).toEqual([fraction(-5), fraction(0), fraction(5)])
  })

  it('no quota, a quota of zero or no report: no pace', () => {
    for (const total of [{ quota: null, count: known(5) }, { quota: 0, count: known(5) }, { quota: 100, count: null }]) {
      expect(measurePace(pingli, totalOf(total), november23)).toBeNull()
    }
  })
})

describe('R12 needed per day', () => {
  it.each([
    ['rounds up', 167_999, '2021-11-23', '2021-11-30', 1],
    ['divides by the days after asOf', 167_986, '2021-11-23', '2021-11-30', 2],
    ['on the milestone day looks at the next', 168_000, '2021-11-30', '2021-12-25', 1_680],
    ['is nothing once the milestone is passed', 170_000, '2021-11-23', '2021-11-30', 0],
    ['before the window counts its own days only', 0, '2021-10-01', '2021-11-30', 3_575],
  ])('%s', (_rule, persons, day, dueOn, needed) => {
    const pace = paceOf(persons, day)
    expect([pace?.nextMilestone?.dueOn, pace?.neededPerDay]).toEqual([dueOn, needed])
  })

  it('is unknown after the last milestone', () => {
    expect(paceOf(200_000, '2021-12-25')).toMatchObject({ nextMilestone: null, neededPerDay: null })
  })
})

describe('R12 projected finish', () => {
  const finish = (persons: number, quota: number, countWeekAgo: number | null) => projectFinish({ persons, quota, countWeekAgo, asOf: november23 })

  it.each([
    ['mean of seven days', 140_000, 210_000, 119_000, '2021-12-17'],
    ['a started day is a whole day', 99, 101, 92, '2021-11-25'],
    ['one day suffices', 93, 100, 44, '2021-11-24'],
  ])('%s', (_rule, persons, quota, weekAgo, on) => {
    expect(finish(persons, quota, weekAgo)).toEqual({ on, reason: null })
  })

  it.each([
    ['full', 100, 100, 90, 'alreadyFull'],
    ['more than full', 101, 100, 90, 'alreadyFull'],
    ['nothing known a week ago', 50, 100, null, 'noWeekAgo'],
    ['no gain', 50, 100, 50, 'noGain'],
    ['a fall', 50, 100, 60, 'noGain'],
    ['years away', 50, 99_999_999, 49, 'tooFar'],
  ])('no date: %s', (_rule, persons, quota, weekAgo, reason) => {
    expect(finish(persons, quota, weekAgo)).toEqual({ on: null, reason })
  })

  it('no date while parts of the whole began within the week: a first report is no week of work', () => {
    expect(projectFinish({ persons: 50, quota: 100, countWeekAgo: 10, partsBegan: true, asOf: november23 })).toEqual({ on: null, reason: 'partsBegan' })
    expect(projectFinish({ persons: 100, quota: 100, countWeekAgo: 10, partsBegan: true, asOf: november23 })).toEqual({ on: null, reason: 'alreadyFull' })
  })
})

const anySettings = fc
  .record({ gaps: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }), steps: fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 5, maxLength: 5 }), isStraight: fc.boolean() })
  .map(({ gaps, steps, isStraight }) => {
    let [day, share] = [addDays(pingli.opensOn, -1), 0]
    const milestones = gaps.map((gap, index) => {
      day = addDays(day, gap)
      share += steps[index] ?? 1
      return { dueOn: day, basisPoints: share }
    })
    return { ...pingli, closesOn: day, milestones, expectedLine: isStraight ? ('straight' as const) : ('milestones' as const) }
  })

describe('R12 properties', () => {
  it('the expected line never falls and stays between nothing and the quota', () => {
    fc.assert(fc.property(anySettings, fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: -20, max: 320 }), (settings, quota, offset) => {
      const line = expectedLine(settings, quota, [])
      const day = addDays(settings.opensOn, offset)
      const [today, tomorrow] = [expectedPersons(line, day), expectedPersons(line, addDays(day, 1))]
      expect(today >= 0 && today <= tomorrow && tomorrow <= quota).toBe(true)
    }))
  })

  it('expected persons is the smallest whole number that reaches the expected rate', () => {
    fc.assert(fc.property(anySettings, fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: -20, max: 320 }), (settings, quota, offset) => {
      const day = addDays(settings.opensOn, offset)
      const persons = BigInt(expectedPersons(expectedLine(settings, quota, []), day))
      const { numerator, denominator } = expectedRate(settings, day)
      const reaches = (count: bigint) => count * denominator >= BigInt(quota) * numerator
      expect(reaches(persons) && !(persons > 0n && reaches(persons - 1n))).toBe(true)
    }))
  })

  it('gap, points and days agree on who is behind', () => {
    fc.assert(fc.property(anySettings, fc.integer({ min: 1, max: 100_000 }), fc.nat(120_000), fc.integer({ min: 0, max: 320 }), (settings, quota, persons, offset) => {
      const pace = measurePace(settings, totalOf({ quota, count: known(persons) }), addDays(settings.opensOn, offset))
      if (!pace) throw new Error('a pace was expected')
      const isBehind = pace.gapPersons > 0
      expect(pace.rateDifference.numerator < 0n).toBe(isBehind)
      if (pace.daysBehind === null) expect(isBehind).toBe(false)
      else expect(pace.daysBehind.numerator > 0n).toBe(isBehind)
    }))
  })

  it('needed per day just reaches the milestone', () => {
    fc.assert(fc.property(anySettings, fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), fc.integer({ min: 0, max: 320 }), (settings, quota, persons, offset) => {
      const pace = measurePace(settings, totalOf({ quota, count: known(persons) }), addDays(settings.opensOn, offset))
      if (!pace?.nextMilestone || pace.neededPerDay === null || pace.neededPerDay === 0) return
      const { targetPersons, daysLeft } = pace.nextMilestone
      expect(persons + pace.neededPerDay * daysLeft).toBeGreaterThanOrEqual(targetPersons)
      expect(persons + (pace.neededPerDay - 1) * daysLeft).toBeLessThan(targetPersons)
    }))
  })
})
