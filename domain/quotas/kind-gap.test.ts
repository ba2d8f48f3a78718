import { describe, expect, it } from 'vitest'
import { bothQuotas, kindGapSentence, kindGapSummary, otherKind, type BothQuotas } from '@/domain/quotas/kind-gap'

const line = (name: string, own: number | null, assigned: number | null): BothQuotas => ({ divisionCode: name, name, own, assigned })

describe('the own quota beside the assigned one (R2)', () => {
  it.each<[BothQuotas, string | null]>([
    [line('城关镇', 48_960, 48_000), '城关镇本级任务 48,960 人，比上级任务 48,000 人多 960 人。'],
    [line('城关镇', 47_999, 48_000), '城关镇本级任务 47,999 人，比上级任务 48,000 人少 1 人。'],
    [line('城关镇', 48_000, 48_000), null],
    [line('城关镇', null, 48_000), null],
    [line('城关镇', 48_000, null), null],
    [line('城关镇', 0, 5), '城关镇本级任务 0 人，比上级任务 5 人少 5 人。'],
  ])('%j', (both, sentence) => {
    expect(kindGapSentence(both)).toBe(sentence)
  })

  it('names the parent first, then up to three that stand apart', () => {
    const parent = line('平利县', 214_000, 210_000)
    expect(kindGapSummary(parent, [line('城关镇', 2, 1), line('老县镇', 5, 5), line('三阳镇', 1, 4)], '镇')).toBe('平利县本级任务 214,000 人，比上级任务 210,000 人多 4,000 人。其中本级比上级：城关镇多 1 人、三阳镇少 3 人。')
    expect(kindGapSummary(parent, ['甲', '乙', '丙', '丁'].map((name) => line(name, 2, 1)), '镇')).toBe('平利县本级任务 214,000 人，比上级任务 210,000 人多 4,000 人。其中本级比上级：甲多 1 人、乙多 1 人、丙多 1 人等 4 个镇不同。')
  })

  it('says nothing where both agree, and does not hide parts behind an equal whole', () => {
    expect(kindGapSummary(line('平利县', 10, 10), [line('城关镇', 5, 5)], '镇')).toBeNull()
    expect(kindGapSummary(line('平利县', 10, 10), [line('城关镇', 6, 5), line('老县镇', 4, 5)], '镇')).toBe('平利县本级任务与上级任务一致。其中本级比上级：城关镇多 1 人、老县镇少 1 人。')
    expect(kindGapSummary(line('平利县', null, 10), [line('城关镇', null, 5)], '镇')).toBeNull()
  })

  it('tells the kinds apart whichever is looked at', () => {
    expect(bothQuotas('own', { divisionCode: 'a', name: '甲', persons: 3 }, 2)).toEqual({ divisionCode: 'a', name: '甲', own: 3, assigned: 2 })
    expect(bothQuotas('assigned', { divisionCode: 'a', name: '甲', persons: 3 }, 2)).toEqual({ divisionCode: 'a', name: '甲', own: 2, assigned: 3 })
    expect([otherKind('own'), otherKind('assigned')]).toEqual(['assigned', 'own'])
  })
})
