import { expect, test } from 'vitest'
import { day, inputsOf, previousOf, withBulletin } from './bulletin-inputs.fixture'
import { printedDocumentNumber, proposedDocumentNumber } from './document-number'

const towns = [{ name: '甲镇', quota: 100, persons: 60 }]
const numbered = inputsOf(towns, { settings: withBulletin({ documentPrefix: '平医保督' }), previous: previousOf([[50, 100]]) })

test('a draft proposes the number after the bulletin before; nothing where the county uses none', () => {
  expect(proposedDocumentNumber(numbered)).toBe('平医保督〔2021〕5号')
  expect(proposedDocumentNumber(inputsOf(towns))).toBe('')
})

test.each<[string, string, { issueNumber: number; issuedOn: ReturnType<typeof day> | null }, string | null]>([
  ['as proposed', '平医保督〔2021〕5号', { issueNumber: 5, issuedOn: day('2021-11-24') }, '平医保督〔2021〕5号'],
  ['as proposed, of a draft', '平医保督〔2021〕5号', { issueNumber: 5, issuedOn: null }, '平医保督〔2021〕5号'],
  ['as proposed, while another was issued first', '平医保督〔2021〕5号', { issueNumber: 6, issuedOn: null }, '平医保督〔2021〕6号'],
  ['as proposed, signed in January', '平医保督〔2021〕5号', { issueNumber: 5, issuedOn: day('2022-01-04') }, '平医保督〔2022〕5号'],
  ['written: the office began anew in January', '平医保督〔2022〕1号', { issueNumber: 5, issuedOn: day('2022-01-04') }, '平医保督〔2022〕1号'],
  ['taken out', '', { issueNumber: 5, issuedOn: day('2021-11-24') }, null],
])('%s', (_case, written, identity, expected) => {
  expect(printedDocumentNumber(written, numbered, identity)).toBe(expected)
})

test('where the county uses none, a written one is printed all the same', () => {
  expect(printedDocumentNumber('平医保督〔2021〕9号', inputsOf(towns), { issueNumber: 1, issuedOn: null })).toBe('平医保督〔2021〕9号')
  expect(printedDocumentNumber('', inputsOf(towns), { issueNumber: 1, issuedOn: null })).toBeNull()
})
