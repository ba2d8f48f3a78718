import { expect, test } from 'vitest'
import { listedUntil } from '@/domain/progress/listed-until'
import { plainDate } from '@/domain/time/plain-date'

const closesOn = plainDate('2021-12-25')
const late = { opensOn: plainDate('2021-12-26'), closesOn: plainDate('2022-03-31'), fullFeeFor: 'nobody' }

test.each([
  ['inside the window the day asked about', '2021-11-23', false, null, '2021-11-23'],
  ['after it the last day of the window', '2022-05-01', false, '2021-12-24', '2021-12-25'],
  ['or of the late window', '2022-05-01', true, '2021-12-24', '2022-03-31'],
  ['inside the late window the day asked about', '2022-01-10', true, null, '2022-01-10'],
  ['or the last report, when that came later', '2022-05-01', true, '2022-04-02', '2022-04-02'],
  ['but never a day after the one asked about', '2022-01-03', false, '2022-01-05', '2022-01-03'],
])('%s', (_case, asOf, hasLate, lastReport, expected) => {
  const settings = { closesOn, lateWindow: hasLate ? late : null } as Parameters<typeof listedUntil>[0]
  expect(listedUntil(settings, plainDate(asOf), lastReport === null ? null : plainDate(lastReport))).toBe(expected)
})
