import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareQuotaSum, describeQuotaSum } from '@/domain/quotas/quota-sums'

const towns = [48_000, 18_800, 21_000, 22_300, 26_700, 14_200, 12_200, 12_000, 12_000, 14_600, 8_200].map((persons, index) => ({ name: `镇${index + 1}`, persons }))
const county = { name: '全县', persons: 210_000 }

describe('R2 R3 quota sums', () => {
  it('Annex 1: eleven towns add up to the county', () => {
    const result = compareQuotaSum(county, towns)
    expect(result).toEqual({ parentName: '全县', own: 210_000, sum: 210_000, difference: 0, isEqual: true, withoutQuota: [] })
    expect(describeQuotaSum(result, '镇')).toBe('各镇任务数合计 210,000 人，与全县任务数 210,000 人一致。')
  })

  it('shows how many persons the children carry too few or too many', () => {
    const few = compareQuotaSum(county, towns.slice(0, 10))
    expect(few).toMatchObject({ difference: -8_200, isEqual: false })
    expect(describeQuotaSum(few, '镇')).toBe('各镇任务数合计 201,800 人，比全县任务数 210,000 人少 8,200 人，请核对分解。')
    const many = compareQuotaSum({ name: '全县', persons: 209_000 }, towns)
    expect(describeQuotaSum(many, '镇')).toBe('各镇任务数合计 210,000 人，比全县任务数 209,000 人多 1,000 人，请核对分解。')
  })

  it('names the children without a quota', () => {
    const missing = ['五峰社区', '五峰村', '白果村', '三里垭村'].map((name) => ({ name, persons: null }))
    const one = compareQuotaSum({ name: '城关镇', persons: 100 }, [{ name: '药妇沟村', persons: 90 }, ...missing.slice(0, 1)])
    expect(describeQuotaSum(one, '村（社区）')).toBe('各村（社区）任务数合计 90 人（五峰社区未下达任务数），比城关镇任务数 100 人少 10 人，请核对分解。')
    expect(describeQuotaSum(compareQuotaSum({ name: '城关镇', persons: null }, missing), '村（社区）')).toBe(
      '各村（社区）任务数合计 0 人（五峰社区、五峰村、白果村等 4 个村（社区）未下达任务数），城关镇未下达任务数。',
    )
  })

  it('own + difference is always the sum, in any order of the children', () => {
    const child = fc.record({ name: fc.constant('镇'), persons: fc.option(fc.nat(99_999_999)) })
    fc.assert(fc.property(fc.nat(99_999_999), fc.array(child, { maxLength: 40 }), (own, children) => {
      const result = compareQuotaSum({ name: '县', persons: own }, children)
      const sum = children.reduce((total, { persons }) => total + BigInt(persons ?? 0), 0n)
      expect(BigInt(own) + BigInt(result.difference ?? NaN)).toBe(sum)
      expect(result.isEqual).toBe(sum === BigInt(own))
      expect(compareQuotaSum({ name: '县', persons: own }, [...children].reverse()).sum).toBe(result.sum)
    }))
  })
})
