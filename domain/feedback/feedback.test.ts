import { expect, test } from 'vitest'
import { isDeskPath } from './feedback'
import { newFeedbackSchema } from './feedback-api'

test.each(['/', '/dashboard', '/dashboard/610926100/revisions', '/series?town=610926100&asOf=2021-11-23'])('%s is a page of the desk', (path) => {
  expect(isDeskPath(path)).toBe(true)
})

test.each(['', 'dashboard', '//example.com', '/\\example.com', 'https://example.com', 'javascript:alert(1)', '/a b', '/dash"onclick=', `/${'a'.repeat(200)}`])('%s is none', (path) => {
  expect(isDeskPath(path)).toBe(false)
})

test('an entry is trimmed, must say something and has an end', () => {
  expect(newFeedbackSchema.parse({ content: '  想要一个日历  ' })).toEqual({ page: '', content: '想要一个日历' })
  for (const content of ['', '   ', '字'.repeat(2_001)]) expect(newFeedbackSchema.safeParse({ content }).success).toBe(false)
  expect(newFeedbackSchema.safeParse({ page: '//example.com', content: '好' }).success).toBe(false)
})
