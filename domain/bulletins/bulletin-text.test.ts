import { expect, test } from 'vitest'
import { bulletinTextSchema, type BulletinText } from './bulletin-text'
import { composedFrom, inputsOf } from './bulletin-inputs.fixture'
import { composeText } from './compose-text'
import { isTextChanged } from './text-changed'

const stored = composeText(composedFrom(inputsOf([{ name: '甲镇', quota: 100, persons: 60 }])))

test.each<[string, Partial<BulletinText>, boolean]>([
  ['nothing typed', {}, false],
  ['a blank at the end, which is not stored', { progress: `${stored.progress} \n`, copiedTo: ' ' }, false],
  ['a word', { problems: `${stored.problems}甲` }, true],
  ['a blank inside', { title: stored.title.replace('年度', '年度 ') }, true],
])('%s', (_case, typed, expected) => {
  const text = { ...stored, ...typed }
  expect(isTextChanged(text, stored)).toBe(expected)
  expect(JSON.stringify(bulletinTextSchema.parse(text)) !== JSON.stringify(bulletinTextSchema.parse(stored))).toBe(expected)
})

test.each(['title', 'progress', 'problems', 'demands'] as const)('R28 nobody\'s ID number stands in %s', (part) => {
  const read = bulletinTextSchema.safeParse({ ...stored, [part]: '请张三610926199001010019尽快缴费。' })
  expect(read.error?.issues.map(({ message }) => message)).toEqual(['文字里有像身份证号的数字“610…19”。这里不写个人的号码，请删去。'])
})
