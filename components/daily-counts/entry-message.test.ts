import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { EntryRow } from '@/domain/progress/entry-sheet'
import type { CellView } from '@/domain/progress/entry-sheet-view'
import { plainDate } from '@/domain/time/plain-date'
import type { CellActs } from './cell-input'
import { EntryMessage } from './entry-message'

const nothing = () => {}
const acts: CellActs = { type: nothing, paste: nothing, restore: nothing, keepMine: nothing, giveReason: nothing, giveReasonToAll: nothing }
const cell: CellView = { text: '5', state: 'failed', persons: 5, sentences: ['请填写原因。'], asksReason: true, printsReason: true, reason: '', toSave: null }
const row: EntryRow = {
  divisionCode: '610926100', name: '甲镇', level: 'town', quota: 10, population: null, previous: null, next: null, everyone: null, stored: null,
  issued: { issueNumber: 4, cutOff: { day: plainDate('2021-11-16'), hour: 17 } },
}
const hint = '原因会印入下一期通报，不写姓名、身份证号和电话。'

function page(more: Partial<EntryRow>, asked: Partial<CellView> = {}): string {
  return renderToStaticMarkup(createElement('table', null, createElement('tbody', null, createElement(EntryMessage, { row: { ...row, ...more }, cell: { ...cell, ...asked }, acts, otherReasons: 0 }))))
}

test('a reason that the next bulletin will print says so, at its field', () => {
  const [, id] = page({}).match(/aria-describedby="([^"]+)"/)!
  expect(page({})).toContain(`<span id="${id}"`)
  expect(page({})).toContain(hint)
})

test('where no bulletin reaches the cell, or no reason is asked, nothing is said', () => {
  expect(page({}, { printsReason: false })).not.toContain(hint)
  expect(page({}, { asksReason: false })).not.toContain(hint)
})
