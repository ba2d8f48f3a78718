import { expect, it } from 'vitest'
import { compareDivisions, describeDivisionImport, divisionsToWrite, formerNamesOf } from '@/domain/divisions/division-import'
import type { Division } from '@/domain/divisions/division'
import { plainDate } from '@/domain/time/plain-date'

const kept = (code: string, name: string, more: Partial<Division> = {}): Division => ({
  code, level: code.length === 9 ? 'town' : 'village', name, validFrom: plainDate('2000-01-01'), validTo: null, successorCode: null, population: null, ...more,
})
const row = (code: string, name: string, population?: number | null) => ({ code, level: code.length === 9 ? 'town' as const : 'village' as const, name, type: '', ...(population === undefined ? {} : { population }) })

it('tells new, renamed, peopled, same, ended and missing apart, and removes nothing (R4)', () => {
  const known = [kept('610926100', '城关镇', { population: 61_000 }), kept('610926101', '兴隆乡'), kept('610926102', '老县镇'), kept('610926103', '大贵镇', { validTo: plainDate('2020-12-31') }), kept('610926104', '三阳镇'), kept('610926100001', '西城社区')]
  const lines = compareDivisions([row('610926100', '城关镇'), row('610926101', '兴隆镇'), row('610926102', '老县镇', 12_000), row('610926103', '大贵'), row('610926105', '洛河镇')], known)
  expect(lines.map(({ code, state, after }) => [code, state, after?.name ?? null, after?.population ?? null])).toEqual([
    ['610926100', 'same', '城关镇', 61_000],
    ['610926101', 'changed', '兴隆镇', null],
    ['610926102', 'changed', '老县镇', 12_000],
    ['610926103', 'ended', '大贵', null],
    ['610926105', 'new', '洛河镇', null],
    ['610926104', 'missing', null, null],
  ])
  expect(divisionsToWrite(lines).map((line) => line.code)).toEqual(['610926101', '610926102', '610926105'])
  expect(describeDivisionImport(lines)).toBe('新增 1 个，有变更 2 个，相同 1 个，已撤销 1 个，表中没有 1 个。')
  expect(describeDivisionImport(compareDivisions([row('610926100', '城关镇')], [known[0]!]))).toBe('全部相同：表中的区划与现在的名单一致，没有需要导入的。')
})

it('a former name is the same division: the present name stays, and the reader is told', () => {
  const known = [kept('610926102', '老县镇', { population: 9_000, formerNames: ['老县乡'] })]
  const [same] = compareDivisions([row('610926102', '老县乡')], known)
  expect(same).toMatchObject({ state: 'same', after: { name: '老县镇', population: 9_000 }, formerName: '老县乡' })
  expect(formerNamesOf([same!])).toEqual(['“老县乡”是老县镇（610926102）的旧名，名称保持不变。'])
  // A population beside it still counts, and nothing is renamed back.
  const [peopled] = compareDivisions([row('610926102', '老县乡', 9_500)], known)
  expect(peopled).toMatchObject({ state: 'changed', after: { name: '老县镇', population: 9_500 } })
  expect(formerNamesOf(compareDivisions([row('610926102', '老县镇')], known))).toEqual([])
})
