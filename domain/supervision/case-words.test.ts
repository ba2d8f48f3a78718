import { describe, expect, it, test } from 'vitest'
import { plainDate } from '@/domain/time/plain-date'
import type { CaseStep, SupervisionCase } from './case'
import { caseTitle, daysLate, dueText, supervisionSentence, waitingText } from './case-words'

const day = plainDate
const reminder: SupervisionCase = {
  id: '1', campaignId: 'c', kind: 'reminder', divisionCode: '610926101', divisionName: '老县镇', issue: { id: 'i', bulletinId: 'b', issueNumber: 5, edition: 1 }, runEndsWith: null, runLength: null,
  level: null, content: '', team: '', heldOn: null, dueOn: day('2021-11-26'), authorName: '', recordedAt: '', steps: [],
}
const talk: SupervisionCase = { ...reminder, kind: 'talk', runEndsWith: 5, runLength: 2, dueOn: null }
const visit: SupervisionCase = { ...reminder, kind: 'visit', issue: null, heldOn: day('2021-11-18'), dueOn: null }
const at = (one: SupervisionCase, ...steps: CaseStep[]): SupervisionCase => ({ ...one, steps: steps.map((step, index) => ({ number: index + 1, step, content: '', onDay: step === 'noticed' ? day('2021-11-28') : null, ground: null, authorName: '', recordedAt: '' })) })

test('a case is called by town, kind and issue', () => {
  expect(caseTitle(reminder)).toBe('老县镇提醒督办（第5期）')
  expect(caseTitle({ ...reminder, level: 'red', issue: null })).toBe('老县镇红色督办')
  expect(caseTitle(talk)).toBe('老县镇约谈（第4期、第5期）')
  expect(caseTitle({ ...talk, runLength: 3 })).toBe('老县镇约谈（第3期至第5期）')
  expect(caseTitle(visit)).toBe('11月18日督导老县镇')
})

test.each<[SupervisionCase, string, string | null]>([
  [at(reminder, 'sent'), '待老县镇答复', '11月26日前，已逾期 2 天'],
  [at(reminder, 'sent', 'replied'), '待县里办结或退回', null],
  [at(reminder, 'sent', 'closed'), '已办结', null],
  [at(talk, 'proposed', 'explained'), '待县领导决定', null],
  [at(talk, 'proposed', 'approved', 'noticed'), '待县里约谈并记录', '11月28日'],
  [at(talk, 'proposed', 'declined'), '不约谈', null],
  [at(visit, 'recorded'), '待县里跟进、办结', null],
])('what it waits for', (one, waiting, due) => {
  expect(waitingText(one)).toBe(waiting)
  expect(dueText(one, day('2021-11-28'))).toBe(due)
})

describe('a reply that came late', () => {
  const took = (step: CaseStep, recordedOn: string, onDay: string | null = null) => ({ step, onDay: onDay === null ? null : day(onDay), recordedAt: `${recordedOn} 09:00` })
  it.each<[string, ReturnType<typeof took>[], number]>([
    ['on the very day', [took('sent', '2021-11-23'), took('replied', '2021-11-26')], 0],
    ['two days late', [took('sent', '2021-11-23'), took('replied', '2021-11-28')], 2],
    ['in time for the term it was given anew', [took('sent', '2021-11-23'), took('replied', '2021-11-25'), took('returned', '2021-11-26', '2021-11-28'), took('replied', '2021-11-28')], 0],
    ['late for that term', [took('sent', '2021-11-23'), took('replied', '2021-11-25'), took('returned', '2021-11-26', '2021-11-27'), took('replied', '2021-11-28')], 1],
    ['only adds to a reply in time', [took('sent', '2021-11-23'), took('replied', '2021-11-26'), took('replied', '2021-11-28')], 0],
    ['another step', [took('sent', '2021-11-23'), took('closed', '2021-11-28')], 0],
    ['of an example, whose day stands still', [took('sent', '2021-11-23'), took('replied', '2026-11-29')], 0],
  ])('%s', (_case, steps, days) => {
    const numbered = steps.map((step, index) => ({ ...step, number: index + 1 }))
    expect(daysLate({ dueOn: day('2021-11-26'), steps: numbered }, numbered.length, day('2021-11-28'))).toBe(days)
  })

  it('is none where no term was set', () => {
    expect(daysLate({ dueOn: null, steps: [{ number: 1, ...took('replied', '2021-11-28') }] }, 1, day('2021-11-28'))).toBe(0)
  })
})

describe('the sentence of the page', () => {
  it('counts what is open and what is overdue', () => {
    const cases = [at(reminder, 'sent'), at(reminder, 'sent', 'closed'), at(talk, 'proposed'), at(visit, 'recorded')]
    expect(supervisionSentence({ scopeName: '全县', cases, asOf: day('2021-11-28') })).toBe('截至11月28日，全县在办 1 件提醒督办、1 件约谈、1 次督导，其中 1 件逾期。')
    expect(supervisionSentence({ scopeName: '老县镇', cases: [at(visit, 'recorded')], asOf: day('2021-11-28') })).toBe('截至11月28日，老县镇在办 1 次督导，没有逾期。')
    expect(supervisionSentence({ scopeName: '全县', cases: [], asOf: day('2021-11-28') })).toBe('截至11月28日，全县没有在办的提醒督办、约谈和督导。')
  })
})
