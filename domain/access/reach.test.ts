import { describe, expect, it } from 'vitest'
import { isInReach, mayOpenTown } from './reach'

const reader = (scopeCode: string, ...merged: string[]) => ({
  scopeCode,
  scopeRanges: `{${[scopeCode, ...merged].map((code) => `[${code},${code}:)`).join(',')}}`,
})

describe('R11 who opens which town', () => {
  it.each([
    ['county staff, any town', reader('610926'), '610926101', true],
    ['county staff, another county', reader('610926'), '610927101', false],
    ['county staff, no town', reader('610926'), '610926', false],
    ['a clerk, the own town', reader('610926100'), '610926100', true],
    ['a clerk, another town', reader('610926100'), '610926101', false],
    ['a clerk, a town merged into the own', reader('610926100', '610926115'), '610926115', true],
    ['an agent, the town of the own village', reader('610926100201'), '610926100', true],
    ['an agent, another town', reader('610926100201'), '610926101', false],
    ['something that is no code', reader('610926'), '610926abc', false],
    ['a village is no town', reader('610926'), '610926100201', false],
  ])('%s', (_case, who, town, expected) => {
    expect(mayOpenTown(who, town)).toBe(expected)
  })

  it('an agent reaches the own village, not the town above it nor the village beside it', () => {
    const agent = reader('610926100201')
    expect([isInReach(agent, '610926100201'), isInReach(agent, '610926100'), isInReach(agent, '610926100202')]).toEqual([true, false, false])
  })

  it('without ranges nothing is in reach', () => {
    expect(isInReach({ scopeCode: '610926', scopeRanges: '{}' }, '610926100')).toBe(false)
  })
})
