import { expect, test, vi } from 'vitest'
import { bulletinIdOf } from './bulletin-id'

vi.mock('server-only', () => ({}))

test.each<[string, string | undefined, string | null]>([
  ['an id', '7d9e4a50-6f0f-4c86-9f5e-0a4a1d2b3c4d', '7d9e4a50-6f0f-4c86-9f5e-0a4a1d2b3c4d'],
  ['in capitals it is the same one', '7D9E4A50-6F0F-4C86-9F5E-0A4A1D2B3C4D', '7d9e4a50-6f0f-4c86-9f5e-0a4a1d2b3c4d'],
  ['thirty-six dashes', '-'.repeat(36), null],
  ['letters without dashes', 'a'.repeat(36), null],
  ['nothing', '', null],
  ['not there', undefined, null],
])('%s', (_case, asked, expected) => {
  expect(bulletinIdOf(asked)).toBe(expected)
})
