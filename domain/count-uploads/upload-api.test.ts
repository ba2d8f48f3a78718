import { expect, test } from 'vitest'
import { countImportQuery } from './upload-api'

test.each<[seenAt: string, taken: boolean]>([
  ['2021-11-23T09:04:11.123456Z', true],
  ['2021-11-23 17:04:11.123456+08', false],
  ['yesterday', false],
  ['2021-02-30T09:04:11Z', false],
  ['0000-01-01T09:04:11Z', false],
  ["2021-11-23T09:04:11Z' or true", false],
  ['', false],
])('the moment of a preview is a moment, or the database would choke on it: %s', (seenAt, taken) => {
  expect(countImportQuery.safeParse({ fileName: '日报.xlsx', seenAt }).success).toBe(taken)
})
