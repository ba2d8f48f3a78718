import fc from 'fast-check'
import { expect, it } from 'vitest'
import { milestoneTargets } from '@/domain/quotas/milestone-targets'
import { addDays, plainDate, type PlainDate } from '@/domain/time/plain-date'
import { askAboutQuota } from './above-quota'
import { askQuestions, type AskInput } from './ask-questions'
import { askAboutSurge } from './due-hour-surge'
import { askAboutFall } from './fall'
import { seenText, type AskedCount, type AskedUnit } from './question'
import { askAboutSameIncrease } from './same-increase'
import { leastUnitsAtShare, lookBackDays } from './thresholds'

const opensOn = plainDate('2021-09-01')
const milestones = [{ dueOn: plainDate('2021-10-20'), basisPoints: 8_000 }, { dueOn: plainDate('2021-12-25'), basisPoints: 10_000 }]

/** What a question names, whatever its words. */
const named = (kind: string, code: string, asOf: PlainDate, figures: string) => `${asOf} ${kind} ${code} ${figures}`

/** The plain reading of R6: every day looks through all counts of its unit again. Slow, and nothing to misread. */
function askPlainly({ units, groups, dueHour, from, until }: AskInput): string[] {
  const within = ({ counts }: AskedUnit, on: PlainDate) => counts.filter(({ asOf }) => asOf <= on && asOf >= addDays(on, -lookBackDays))
  const ofUnits = units.flatMap((unit) => unit.counts.filter(({ asOf }) => asOf >= from && asOf <= until).flatMap(({ asOf }) => {
    const seen = within(unit, asOf)
    return [askAboutFall(unit, seen), askAboutSameIncrease(unit, seen), askAboutSurge(unit, seen, dueHour), askAboutQuota(unit, seen)]
      .flatMap((question) => (question ? [named(question.kind, question.divisionCode, question.asOf, seenText(question.figures))] : []))
  }))
  const shared = (members: readonly AskedUnit[], on: PlainDate) => {
    const held = members.flatMap((unit) => within(unit, on).slice(-1).map((count) => ({ unit, count })))
    if (held.length < leastUnitsAtShare) return null
    return milestones.find(({ dueOn }) => held.every(({ unit, count }) => unit.quota && milestoneTargets(unit.quota, milestones, unit.milestones).some((target) => target.dueOn === dueOn && target.persons === count.persons))) ?? null
  }
  const ofGroups = groups.flatMap(({ divisionCode, units: members }) => {
    const days = [...new Set(members.flatMap(({ counts }) => counts.map(({ asOf }) => asOf)))].filter((on) => on >= from && on <= until)
    return days.filter((on) => shared(members, on) && shared(members, on) !== shared(members, addDays(on, -1))).map((on) => {
      const figures = members.flatMap((unit) => within(unit, on).slice(-1).map((count) => `${unit.divisionCode}/${unit.level}@${count.asOf}=${count.persons}`))
      return named('sameShare', divisionCode, on, figures.join(' '))
    })
  })
  return [...ofGroups, ...ofUnits].sort()
}

/** Counts of a unit on some days, often without, at a milestone's share or far apart, so that every kind of question comes up. */
const history = fc.array(fc.record({ gap: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 3 }) }, { weight: 1, arbitrary: fc.integer({ min: 55, max: 65 }) }), times: fc.integer({ min: 1, max: 7 }), step: fc.constantFrom(-3, 0, 20, 250), share: fc.constantFrom(null, null, 800, 1_000, 1_300) }), { maxLength: 12 }).map((steps): AskedCount[] => {
  let [day, persons] = [0, 100]
  return steps.flatMap(({ times, ...step }) => Array.from({ length: times }, () => step)).map(({ gap, step, share }) => {
    const asOf = addDays(opensOn, (day += gap))
    persons = share ?? Math.max(0, persons + step)
    return { asOf, persons, reason: '', recordedAt: `${asOf} 17:05` }
  })
})

it('walking once finds what looking through everything finds', () => {
  let found = new Set<string>()
  fc.assert(fc.property(fc.array(history, { minLength: 1, maxLength: 4 }), fc.nat(90), fc.nat(200), (histories, start, length) => {
    const units = histories.map((counts, index): AskedUnit => ({ divisionCode: `61092610420${index}`, name: `第${index}村`, level: 'village', quota: 1_000, milestones: [], counts }))
    const input: AskInput = { units, groups: [{ divisionCode: '610926104', name: '三阳镇', level: 'village', units }], milestones, dueHour: 17, from: addDays(opensOn, start), until: addDays(opensOn, start + length) }
    const asked = askQuestions(input)
    found = new Set([...found, ...asked.map(({ kind }) => kind)])
    expect(asked.map(({ kind, divisionCode, asOf, figures }) => named(kind, divisionCode, asOf, seenText(figures))).sort()).toEqual(askPlainly(input))
  }), { numRuns: 300 })
  expect([...found].sort()).toEqual(['aboveQuota', 'dueHourSurge', 'fall', 'sameIncrease', 'sameShare'])
})

it('a county of 500 villages and 181 days looks at each count a few times, not once for every other day', () => {
  let looks = 0
  const counted = (asOf: PlainDate, persons: number): AskedCount => ({ get asOf() { looks += 1; return asOf }, persons, reason: '', recordedAt: `${asOf} 16:50` })
  const days = Array.from({ length: 181 }, (_, index) => addDays(opensOn, index))
  const units = Array.from({ length: 500 }, (_, index): AskedUnit => ({
    divisionCode: `610926${100 + Math.floor(index / 16)}${200 + (index % 16)}`, name: `第${index}村`, level: 'village', quota: 1_000, milestones: [], counts: days.map((day, place) => counted(day, place * 7 + (index % 5))),
  }))
  const towns = [...new Set(units.map(({ divisionCode }) => divisionCode.slice(0, 9)))]
  const groups = towns.map((code) => ({ divisionCode: code, name: code, level: 'village' as const, units: units.filter(({ divisionCode }) => divisionCode.startsWith(code)) }))
  askQuestions({ units, groups, milestones, dueHour: 17, from: days[0]!, until: days[180]! })
  expect(looks / (500 * 181)).toBeLessThan(40)
})
