import { DrizzleQueryError } from 'drizzle-orm/errors'
import { afterEach, expect, test, vi } from 'vitest'
import { logProblem } from './problem-log'

vi.mock('server-only', () => ({}))
const said = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => said.mockClear())

function logged(problem: unknown): string {
  logProblem('write failed', problem)
  return said.mock.calls.map((words) => words.map(String).join(' ')).join('\n')
}

test('a failed statement is told with its cause, code and place, and without what it carried', () => {
  const cause = Object.assign(new Error('permission denied for table senders'), { name: 'PostgresError', code: '42501', detail: 'Key (token_hash)=(c0ffee) exists.' })
  const text = logged(new DrizzleQueryError('insert into senders values ($1, $2)', ['c0ffee', 'first line\n    at feedback text'], cause))
  expect(text).toContain('write failed: PostgresError (42501): permission denied for table senders')
  expect(text).toContain('problem-log.test.ts')
  expect(text).not.toContain('c0ffee')
  expect(text).not.toContain('feedback text')
})

test('a statement that failed without a cause, another error, and what is no error at all', () => {
  expect(logged(new DrizzleQueryError('select $1', ['c0ffee']))).not.toContain('c0ffee')
  expect(logged(new TypeError('x is not a function'))).toContain('write failed: TypeError: x is not a function')
  expect(logged({ secret: 'c0ffee' })).not.toContain('c0ffee')
})
