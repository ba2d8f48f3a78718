import { expect, test } from 'vitest'
import { findingSentence, headLine, parseHeads } from '@/domain/audit/heads'
import { plainDate } from '@/domain/time/plain-date'

const head = { day: plainDate('2021-11-23'), number: 42, hash: 'a'.repeat(64) }

test('a head written is the head read', () => {
  expect(parseHeads(headLine(head) + headLine({ ...head, number: 43 }))).toEqual({ heads: [head, { ...head, number: 43 }], unreadable: [] })
})

test.each(['2021-11-23\t42', '2021-02-30\t42\t' + 'a'.repeat(64), '2021-11-23\t4x\t' + 'a'.repeat(64), '2021-11-23\t42\tabc', headLine(head).trim() + '\tmore'])(
  'a line that is not whole is named and not guessed: %s',
  (line) => {
    expect(parseHeads(`${headLine(head)}${line}\r\n\r\n`)).toEqual({ heads: [head], unreadable: [2] })
  },
)

test('what the walk found is said in words', () => {
  expect(findingSentence({ kind: 'missing', from: 3, to: 5 })).toBe('缺第3号记录到第5号记录，共3条。')
  expect(findingSentence({ kind: 'cut', last: 5, head: 6 })).toBe('日志末尾被截断：应到第6号，只到第5号。')
  expect(findingSentence({ kind: 'recorded', day: head.day, number: 42, gone: true })).toBe('2021-11-23留存的日志头是第42号，库中已没有这一号：日志曾被截断。')
})
