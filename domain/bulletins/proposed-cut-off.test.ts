import { expect, test } from 'vitest'
import { plainDate } from '@/domain/time/plain-date'
import { draftProblem } from './draft-problem'
import { proposedCutOff, type ProposalContext } from './proposed-cut-off'

const today = plainDate('2021-11-23')
const usual: ProposalContext = { opensOn: plainDate('2021-10-08'), dueHour: 17, today, hourNow: 9 }

test.each<[string, Partial<ProposalContext>, string, number]>([
  ['in the morning: yesterday evening', {}, '2021-11-22', 17],
  ['one minute before the hour: still yesterday', { hourNow: 16 }, '2021-11-22', 17],
  ['from the hour on: today', { hourNow: 17 }, '2021-11-23', 17],
  ['at the end of the day: the day before, to its end', { dueHour: 24, hourNow: 23 }, '2021-11-22', 24],
  ['an hour of the campaign', { dueHour: 9 }, '2021-11-23', 9],
  ['no hour named', { dueHour: null, hourNow: 18 }, '2021-11-23', 17],
  ['an example, whose day stands still: its own due hour', { hourNow: null }, '2021-11-23', 17],
  ['over the end of a month', { today: plainDate('2021-12-01') }, '2021-11-30', 17],
  ['the first day of the window', { opensOn: today }, '2021-11-23', 17],
])('R13 the cut-off proposed, %s', (_name, otherwise, day, hour) => {
  expect(proposedCutOff({ ...usual, ...otherwise })).toEqual({ day, hour })
})

test('what is proposed is never refused as still to come, after the first day', () => {
  for (let hourNow = 0; hourNow < 24; hourNow += 1) {
    for (let dueHour = 1; dueHour <= 24; dueHour += 1) {
      const context = { ...usual, hourNow, dueHour }
      expect(draftProblem(proposedCutOff(context), { ...context, last: null })).toBeNull()
    }
  }
})
