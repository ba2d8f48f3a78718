import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { rankDivisions } from '@/domain/progress/ranking'
import { lastPlace } from '@/domain/progress/ranking-ends'
import { plainDate } from '@/domain/time/plain-date'
import { issuesOfRun, proposeTalks, type OpenedTalk, type RunIssue, type TalkRules, type TalkSwitch } from './last-place-run'

/** Persons by town, of a quota of 100 unless written [persons, quota]; null for never reported. */
type Line = number | null | [number | null, number | null]
type Week = Record<string, Line>

const rules: TalkRules = { lastPlaceTimes: 2, talks: true, exemptCodes: [] }

/** An issue as it is issued: ranked by the exact rate, last place by the rule's own words. */
function issue(issueNumber: number, week: Week, more: Partial<RunIssue> = {}): RunIssue {
  const totals = Object.entries(week).map(([divisionCode, line], position) => {
    const [persons, quota] = Array.isArray(line) ? line : [line, 100]
    return { divisionCode, name: divisionCode, position, quota, count: persons === null ? null : { persons } }
  })
  const rows = rankDivisions(totals)
  const last = new Set(lastPlace(rows).map(({ divisionCode }) => divisionCode))
  return { id: `${issueNumber}/1`, issueNumber, edition: 1, issuedOn: plainDate('2021-11-24'), ranksPrinted: true, rules, rows: rows.map(({ divisionCode, name, quota }) => ({ divisionCode, name, quota, isLastPlace: last.has(divisionCode) })), ...more }
}

const issues = (...weeks: Week[]) => weeks.map((week, index) => issue(index + 1, week))
const found = (list: readonly RunIssue[], opened: readonly OpenedTalk[] = [], today: Partial<TalkSwitch> = {}) =>
  proposeTalks(list, opened, { ...rules, ...today }).map(({ divisionCode, issueNumbers }) => `${divisionCode} ${issueNumbers.join()}`)

describe('R16 last place in a row', () => {
  test.each<[string, RunIssue[], string[]]>([
    ['last in issues 1 and 2', issues({ 甲: 60, 乙: 50, 丙: 40 }, { 甲: 70, 乙: 60, 丙: 50 }), ['丙 1,2']],
    ['last once opens nothing', issues({ 甲: 60, 乙: 50 }), []],
    ['last in 1 and 3 is no run', issues({ 甲: 60, 乙: 50 }, { 甲: 60, 乙: 70 }, { 甲: 80, 乙: 75 }), []],
    ['two others in turn open nothing', issues({ 甲: 60, 乙: 50 }, { 甲: 60, 乙: 70 }), []],
    ['a tie for last counts for each of them', issues({ 甲: 60, 乙: 50, 丙: 50 }, { 甲: 70, 乙: 60, 丙: 60 }), ['乙 1,2', '丙 1,2']],
    ['last in a tie, then last alone, is a run of the one', issues({ 甲: 60, 乙: 50, 丙: 50 }, { 甲: 70, 乙: 60, 丙: 65 }), ['乙 1,2']],
    ['there is no last place when all ranked towns tie', issues({ 甲: 50, 乙: 50 }, { 甲: 60, 乙: 60 }), []],
    ['a week in which all tie breaks the run', issues({ 甲: 60, 乙: 50 }, { 甲: 60, 乙: 60 }, { 甲: 80, 乙: 70 }), []],
    ['one town alone is never last', issues({ 甲: 50 }, { 甲: 60 }), []],
    ['a town at 100 % is never last', issues({ 甲: 130, 乙: 100 }, { 甲: 130, 乙: 100 }), []],
    ['nor one above', issues({ 甲: 130, 乙: 101 }, { 甲: 130, 乙: 102 }), []],
    ['reaching 100 % breaks the run', issues({ 甲: 130, 乙: 99 }, { 甲: 130, 乙: 100 }), []],
    ['a unit without quota never', issues({ 甲: 60, 乙: 50, 丙: [1, null] }, { 甲: 70, 乙: 60, 丙: [1, null] }), ['乙 1,2']],
    ['nor one with a quota of zero', issues({ 甲: 60, 乙: [1, 0] }, { 甲: 60, 乙: [1, 0] }), []],
    ['never reported is unranked, not last', issues({ 甲: 60, 乙: 50, 丙: null }, { 甲: 70, 乙: 60, 丙: null }), ['乙 1,2']],
    ['not having reported once breaks the run', issues({ 甲: 60, 乙: 50, 丙: 40 }, { 甲: 60, 乙: 50, 丙: null }, { 甲: 60, 乙: 50, 丙: 40 }), []],
    ['an issue without ranks breaks the run', [issue(1, { 甲: 60, 乙: 50 }), issue(2, { 甲: 60, 乙: 50 }, { ranksPrinted: false }), issue(3, { 甲: 60, 乙: 50 })], []],
    ['an issue in which nothing was ranked breaks it', issues({ 甲: 60, 乙: 50 }, { 甲: null, 乙: null }, { 甲: 60, 乙: 50 }), []],
    ['numbers that do not follow each other are no run', [issue(1, { 甲: 60, 乙: 50 }), issue(3, { 甲: 60, 乙: 50 })], []],
    ['counting restarts after a case: three times is one, four times two', issues({ 甲: 60, 乙: 50 }, { 甲: 60, 乙: 50 }, { 甲: 60, 乙: 50 }), ['乙 1,2']],
    ['counting restarts: four times', issues({ 甲: 60, 乙: 50 }, { 甲: 60, 乙: 50 }, { 甲: 60, 乙: 50 }, { 甲: 60, 乙: 50 }), ['乙 1,2', '乙 3,4']],
    ['a town that the latest issue knows no more', issues({ 甲: 60, 乙: 50, 丙: 40 }, { 甲: 60, 乙: 50, 丙: 40 }, { 甲: 60, 乙: 50 }), []],
    ['no issue at all', [], []],
  ])('%s', (_name, list, wanted) => {
    expect(found(list)).toEqual(wanted)
  })

  const last = { 甲: 60, 乙: 50 }
  /** Issues in which 乙 is last, each sealed with its own rules. */
  const sealed = (...own: (Partial<TalkRules> | null)[]) => own.map((one, index) => issue(index + 1, last, { rules: one && { ...rules, ...one } }))
  const three = { lastPlaceTimes: 3 }

  it.each<[string, (Partial<TalkRules> | null)[], string[]]>([
    ['three in a row asked for, two there', [three, three], []],
    ['three in a row', [three, three, three], ['乙 1,2,3']],
    ['the last issue says how often: from three to two', [three, three, {}], ['乙 2,3']],
    ['the last issue says how often: from two to three, and what was opened by two stays', [{}, {}, three, three], ['乙 1,2']],
    ['and the count goes on by three', [{}, {}, three, three, three], ['乙 1,2', '乙 3,4,5']],
    ['no run ends with an issue that had talks switched off', [{}, { talks: false }], []],
    ['but one may go through it', [{}, { talks: false }, {}], ['乙 2,3']],
    ['nor with one in which the town was exempt', [{}, { exemptCodes: ['乙'] }], []],
    ['nor with one whose seal nobody read', [{}, null], []],
  ])('each run is judged by what its last issue has sealed: %s', (_name, own, wanted) => {
    expect(found(sealed(...own))).toEqual(wanted)
  })

  it('exempt towns and switched off talks open nothing', () => {
    const list = issues({ 甲: 60, 乙: 50, 丙: 50 }, { 甲: 60, 乙: 50, 丙: 50 })
    // Today's word, whatever is sealed.
    expect(found(list, [], { exemptCodes: ['乙'] })).toEqual(['丙 1,2'])
    expect(found(list, [], { talks: false })).toEqual([])
  })

  it('issues of an opened talk count for no other', () => {
    const opened = [{ divisionCode: '乙', runEndsWith: 2, runLength: 2 }]
    expect(found(issues(last, last), opened)).toEqual([])
    expect(found(issues(last, last, last), opened)).toEqual([])
    expect(found(issues(last, last, last, last), opened)).toEqual(['乙 3,4'])
    expect(found(issues(last, last, last), [{ divisionCode: '乙', runEndsWith: 3, runLength: 2 }])).toEqual([])
    expect(found(issues(last, last), [{ divisionCode: '甲', runEndsWith: 2, runLength: 2 }])).toEqual(['乙 1,2'])
  })

  const weeks = fc.array(fc.record({ 甲: fc.integer({ min: 0, max: 3 }), 乙: fc.integer({ min: 0, max: 3 }), 丙: fc.integer({ min: 0, max: 3 }) }), { maxLength: 9 })

  it('whatever the weeks: each talk rests on last places in a row, no issue counts twice for a town, and asking again finds nothing', () => {
    fc.assert(
      fc.property(weeks, fc.array(fc.record({ lastPlaceTimes: fc.integer({ min: 2, max: 3 }), talks: fc.boolean() }), { minLength: 9, maxLength: 9 }), (list, own) => {
        const all = issues(...list).map((one, index) => ({ ...one, rules: { ...rules, ...own[index]! } }))
        const proposals = proposeTalks(all, [], rules)
        for (const { divisionCode, issueNumbers } of proposals) {
          expect(all[issueNumbers.at(-1)! - 1]!.rules).toMatchObject({ lastPlaceTimes: issueNumbers.length, talks: true })
          for (const number of issueNumbers) expect(all[number - 1]!.rows.find((row) => row.divisionCode === divisionCode)!.isLastPlace).toBe(true)
        }
        const used = proposals.flatMap(({ divisionCode, issueNumbers }) => issueNumbers.map((number) => `${divisionCode}${number}`))
        expect(new Set(used).size).toBe(used.length)
        const opened = proposals.map(({ divisionCode, runEndsWith, issueNumbers }) => ({ divisionCode, runEndsWith, runLength: issueNumbers.length }))
        expect(proposeTalks(all, opened, rules)).toEqual([])
      }),
    )
  })

  it('issue by issue opens the same talks as all at once', () => {
    fc.assert(
      fc.property(weeks, (list) => {
        const all = issues(...list)
        const opened: OpenedTalk[] = []
        for (let until = 1; until <= all.length; until++) {
          for (const { divisionCode, runEndsWith } of proposeTalks(all.slice(0, until), opened, rules)) opened.push({ divisionCode, runEndsWith, runLength: 2 })
        }
        const names = (talks: readonly { divisionCode: string; runEndsWith: number }[]) => talks.map(({ divisionCode, runEndsWith }) => `${divisionCode}${runEndsWith}`).sort()
        expect(names(opened)).toEqual(names(proposeTalks(all, [], rules)))
      }),
    )
  })
})

test('the issues of a run', () => {
  expect(issuesOfRun({ runEndsWith: 5, runLength: 3 })).toEqual([3, 4, 5])
})
