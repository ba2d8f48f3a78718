import { expect, test } from 'vitest'
import { plainDate } from '@/domain/time/plain-date'
import { findingSentence, findingSentences } from './visit-findings'

const finding = { divisionCode: '610926101', divisionName: '老县镇', heldOn: plainDate('2021-11-18'), content: '两个村未按日上报。', dueOn: plainDate('2021-11-25') }

test('a finding reads as a sentence of the bulletin', () => {
  expect(findingSentence(finding)).toBe('11月18日督导老县镇：两个村未按日上报，约定11月25日前落实。')
  expect(findingSentence({ ...finding, dueOn: null })).toBe('11月18日督导老县镇：两个村未按日上报。')
  expect(findingSentence({ ...finding, content: '一、两个村未按日上报；\n\n 二、宣传不够。' })).toBe('11月18日督导老县镇：一、两个村未按日上报；二、宣传不够，约定11月25日前落实。')
})

test('findings stand in the order of their days', () => {
  expect(findingSentences([{ ...finding, heldOn: plainDate('2021-11-20') }, finding]).map((sentence) => sentence.slice(0, 6))).toEqual(['11月18日', '11月20日'].map((day) => day.slice(0, 6)))
})
