import { describe, expect, it } from 'vitest'
import { rankChangeSentence } from './rank-change-sentence'

const none = { corrections: 0, mergers: 0, quotas: 0, payments: 0, others: 0, persons: { corrections: 0, mergers: 0, payments: 0 } }

describe('why a rank moved, in a sentence', () => {
  it.each<[string, number, number, Partial<typeof none>, string]>([
    ['down, overtaken by others', 9, 11, { payments: 1, others: -3 }, '与第4期相比，老县镇从第9位到第11位：新增缴费升1位，其他镇的变化降3位。'],
    ['up by a correction and a lower quota', 9, 6, { corrections: 1, quotas: 2 }, '与第4期相比，老县镇从第9位到第6位：数据更正升1位，任务调整升2位。'],
    ['where it was, by causes that cancel each other', 9, 9, { mergers: 1, others: -1 }, '与第4期相比，老县镇仍在第9位：区划变动升1位，其他镇的变化降1位。'],
    ['where it was, with nothing to tell', 9, 9, {}, '与第4期相比，老县镇仍在第9位。'],
  ])('%s', (_case, rankBefore, rank, change, expected) => {
    expect(rankChangeSentence({ name: '老县镇', rank, rankBefore, change: { ...none, ...change } }, 4, '镇')).toBe(expected)
  })

  it('says nothing of a town that was ranked in one bulletin alone', () => {
    expect(rankChangeSentence({ name: '老县镇', rank: 9, rankBefore: null, change: null }, 4, '镇')).toBeNull()
  })
})
