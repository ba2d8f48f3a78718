import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainDate } from '@/domain/time/plain-date'
import type { CaseStep, ExaminedGround } from './case'
import type { RunIssue, TalkRules } from './last-place-run'
import { reviewOfTalks, type KnownTalk } from './talk-review'

const rules: TalkRules = { lastPlaceTimes: 2, talks: true, exemptCodes: [] }
const [A, B] = ['990001100', '990001101']

/** An issue whose last place is `last`. */
function issue(issueNumber: number, last: string | null, edition = 1): RunIssue {
  return { id: `${issueNumber}/${edition}`, issueNumber, edition, issuedOn: plainDate('2021-11-24'), ranksPrinted: true, rules, rows: [A!, B!].map((divisionCode) => ({ divisionCode, name: divisionCode === A ? '甲镇' : '乙镇', quota: 100, isLastPlace: divisionCode === last })) }
}

/** A talk as it is kept, with the words of its steps. */
type KeptTalk = KnownTalk & { content: string; steps: { step: CaseStep; content: string; ground: ExaminedGround | null }[] }

/** Keeps what a review asks for, as the database does. */
function applied(known: readonly KeptTalk[], review: ReturnType<typeof reviewOfTalks>): KeptTalk[] {
  const walked = known.map((talk) => ({ ...talk, steps: [...talk.steps, ...review.steps.filter((one) => one.talk.id === talk.id).map(({ step, content, ground }) => ({ step, content, ground }))] }))
  const opened = review.opened.map(({ divisionCode, name, runEndsWith, issueNumbers, content, ground }) => ({
    id: `${divisionCode}/${runEndsWith}`, divisionCode, name, runEndsWith, runLength: issueNumbers.length, content, steps: [{ step: 'proposed' as const, content: '', ground }],
  }))
  return [...walked, ...opened]
}

const after = (known: readonly KeptTalk[], issues: readonly RunIssue[]) => applied(known, reviewOfTalks(issues, known, rules))
const withSteps = (talks: readonly KeptTalk[], ...steps: CaseStep[]) => talks.map((talk) => ({ ...talk, steps: [...talk.steps, ...steps.map((step) => ({ step, content: '第1期、第2期（更正版）通报', ground: null }))] }))
const stepsOf = (known: readonly KnownTalk[]) => known.map(({ steps }) => steps.map(({ step }) => step))

const open = after([], [issue(1, A!), issue(2, A!)])

describe('a review of talks', () => {
  it('opens a talk with its evidence, once', () => {
    expect(open).toMatchObject([{ divisionCode: A, runEndsWith: 2, runLength: 2, content: '第1期、第2期通报：甲镇连续2期排名末位，按规则提出约谈建议，是否约谈由县领导决定。' }])
    expect(after(open, [issue(1, A!), issue(2, A!)])).toEqual(open)
    expect(stepsOf(after(open, [issue(1, A!), issue(2, A!), issue(3, A!)]))).toEqual([['proposed']])
  })

  it('undecided, it lapses when a corrected edition takes its ground, and says so once', () => {
    const lapsed = after(open, [issue(1, A!), issue(2, B!, 2)])
    expect(lapsed[0]!.steps.at(-1)).toMatchObject({ step: 'lapsed', ground: { issueIds: ['1/1', '2/2'], holds: false }, content: '通报有更正，按第1期、第2期（更正版）通报，甲镇不再是连续2期排名末位，约谈建议撤销，不再办理。' })
    expect(after(lapsed, [issue(1, A!), issue(2, B!, 2)])).toEqual(lapsed)
  })

  it('an explanation decides nothing: it lapses all the same', () => {
    expect(stepsOf(after(withSteps(open, 'explained'), [issue(1, B!, 2), issue(2, A!)]))).toEqual([['proposed', 'explained', 'lapsed']])
  })

  it('decided, it stays and the leader is told', () => {
    for (const steps of [['approved'], ['approved', 'noticed'], ['approved', 'noticed', 'held']] as CaseStep[][]) {
      const told = after(withSteps(open, ...steps), [issue(1, A!), issue(2, B!, 2)])
      expect(told[0]!.steps.at(-1)).toMatchObject({ step: 'reexamined', content: '通报有更正，按第1期、第2期（更正版）通报，甲镇不再是连续2期排名末位，约谈的依据已变；请县领导重新考虑，可改为不约谈。' })
      expect(after(told, [issue(1, A!), issue(2, B!, 2)])).toEqual(told)
    }
  })

  it('where the ground holds it says that it was looked at, once for each edition', () => {
    const second = after(open, [issue(1, A!), issue(2, A!, 2)])
    expect(second[0]!.steps.at(-1)).toMatchObject({ step: 'reexamined', content: '通报有更正，已按第1期、第2期（更正版）通报重新核对：甲镇仍是连续2期排名末位，依据不变。' })
    expect(after(second, [issue(1, A!), issue(2, A!, 2)])).toEqual(second)
    const third = after(second, [issue(1, A!, 2), issue(2, A!, 2)])
    expect(stepsOf(third)).toEqual([['proposed', 'reexamined', 'reexamined']])
  })

  it('a correction of another issue touches nothing, nor does one of a talk that is over', () => {
    expect(after(open, [issue(1, A!), issue(2, A!), issue(3, B!, 2)])).toEqual(open)
    const declined = withSteps(open, 'declined')
    expect(after(declined, [issue(1, A!), issue(2, B!, 2)])).toEqual(declined)
  })

  it('a talk opened on a corrected edition is not examined against it again', () => {
    const late = after(after([], [issue(1, B!), issue(2, A!)]), [issue(1, A!, 2), issue(2, A!)])
    expect(late).toMatchObject([{ content: expect.stringContaining('第1期（更正版）、第2期通报') }])
    expect(after(late, [issue(1, A!, 2), issue(2, A!)])).toEqual(late)
  })

  it('ground that comes back proposes the lapsed talk again instead of a second one', () => {
    const lapsed = after(open, [issue(1, A!), issue(2, B!, 2)])
    const back = after(lapsed, [issue(1, A!), issue(2, A!, 3)])
    expect(stepsOf(back)).toEqual([['proposed', 'lapsed', 'proposed']])
    expect(after(back, [issue(1, A!), issue(2, A!, 3)])).toEqual(back)
  })

  it('a lapsed talk did not open: its issues count anew', () => {
    const lapsed = after(open, [issue(1, B!, 2), issue(2, A!)])
    expect(after(lapsed, [issue(1, B!, 2), issue(2, A!), issue(3, A!)])).toMatchObject([{ runEndsWith: 2 }, { runEndsWith: 3, steps: [{ step: 'proposed' }] }])
  })

  it('a town that was merged away has no ground any more', () => {
    const gone = { ...issue(2, null, 2), rows: issue(2, null).rows.filter(({ divisionCode }) => divisionCode !== A) }
    expect(stepsOf(after(open, [issue(1, A!), gone]))).toEqual([['proposed', 'lapsed']])
  })

  it('with talks switched off nothing opens, and what is open is still examined', () => {
    expect(reviewOfTalks([issue(1, A!), issue(2, A!)], [], { ...rules, talks: false })).toEqual({ steps: [], opened: [] })
    expect(reviewOfTalks([issue(1, A!), issue(2, B!, 2)], open, { ...rules, talks: false }).steps).toHaveLength(1)
  })

  it('knows what it examined by the issues themselves: words that name them, whoever wrote them, say nothing', () => {
    const quoted = withSteps(open, 'explained')
    expect(stepsOf(after(quoted, [issue(1, A!), issue(2, A!, 2)]))).toEqual([['proposed', 'explained', 'reexamined']])
    const renamed = open.map((talk) => ({ ...talk, content: '', steps: talk.steps.map((taken) => ({ ...taken, content: '改写过的话' })) }))
    expect(after(renamed, [issue(1, A!), issue(2, A!)])).toEqual(renamed)
  })

  it('whatever is issued and corrected: a second review asks for nothing', () => {
    const acts = fc.array(fc.record({ number: fc.integer({ min: 1, max: 6 }), last: fc.constantFrom(A!, B!, null), decides: fc.boolean() }), { maxLength: 20 })
    fc.assert(
      fc.property(acts, (list) => {
        let issues: RunIssue[] = []
        let known: KeptTalk[] = []
        for (const { number, last, decides } of list) {
          const at = Math.min(number, issues.length + 1)
          const edition = (issues[at - 1]?.edition ?? 0) + 1
          issues = [...issues.slice(0, at - 1), issue(at, last, edition), ...issues.slice(at)]
          known = after(known, issues)
          expect(after(known, issues)).toEqual(known)
          if (decides) known = known.map((talk) => (talk.steps.at(-1)!.step === 'proposed' ? withSteps([talk], 'approved')[0]! : talk))
          // One talk for a town and the issue its run ends with.
          expect(new Set(known.map(({ id }) => id)).size).toBe(known.length)
        }
      }),
    )
  })
})
