import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { composedFrom, inputsOf, previousOf } from '@/domain/bulletins/bulletin-inputs.fixture'
import { plainDate } from '@/domain/time/plain-date'
import { OwnRow } from './own-row'

const issue = { title: '通报', issueNumber: 5, cutOff: { day: plainDate('2021-11-23'), hour: 17 }, issuedOn: plainDate('2021-11-24'), ranksPrinted: false, isSuperseded: false }

function page(persons: number, before: number): string {
  const { rows } = composedFrom(inputsOf([{ name: '甲镇', quota: 100, persons }], { previous: previousOf([[before, 100]]) })).results
  return renderToStaticMarkup(createElement(OwnRow, { issue, rows, townWord: '镇' }))
}

test.each<[string, number, number, string]>([
  ['more', 60, 50, '，比上期增加10人'],
  ['fewer', 50, 60, '，比上期减少10人'],
  ['as many, in the words of the bulletin', 60, 60, '，与上期持平'],
])('a town’s own row beside the bulletin before: %s', (_name, persons, before, wanted) => {
  expect(page(persons, before)).toContain(wanted)
  expect(page(persons, before)).not.toMatch(/(增加|减少)0人/)
})
