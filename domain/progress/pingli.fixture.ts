import type { PaceSettings } from '@/domain/progress/expected-line'
import type { DivisionTotal, KnownCount } from '@/domain/progress/progress'
import { plainDate } from '@/domain/time/plain-date'

/** Pingli's window and milestones for 2022. // Pingli §4, §8(3) */
export const pingli: PaceSettings = {
  opensOn: plainDate('2021-10-15'),
  closesOn: plainDate('2021-12-25'),
  milestones: [
    { dueOn: plainDate('2021-11-30'), basisPoints: 8_000 },
    { dueOn: plainDate('2021-12-25'), basisPoints: 10_000 },
  ],
  expectedLine: 'milestones',
}

export const pingliStraight: PaceSettings = { ...pingli, expectedLine: 'straight' }

/** Names, quotas and order of Pingli annex 1. */
export const annex1: readonly (readonly [name: string, quota: number])[] = [
  ['城关镇', 48_000],
  ['老县镇', 18_800],
  ['长安镇', 21_000],
  ['广佛镇', 22_300],
  ['八仙镇', 26_700],
  ['洛河镇', 14_200],
  ['三阳镇', 12_200],
  ['大贵镇', 12_000],
  ['兴隆镇', 12_000],
  ['西河镇', 14_600],
  ['正阳镇', 8_200],
]

export const november23 = plainDate('2021-11-23')

/** A count for 23 November at 17:00 unless said otherwise. */
export function known(persons: number, reportedFor = '2021-11-23', hour: number | null = 17): KnownCount {
  return { persons, reportedFor: plainDate(reportedFor), hour }
}

/** A division's total with nothing recorded but what is given. */
export function totalOf(given: Partial<DivisionTotal>): DivisionTotal {
  return {
    divisionCode: '610926100',
    name: '城关镇',
    position: 1,
    quota: null,
    milestones: [],
    count: null,
    countYesterday: null,
    countWeekAgo: null,
    villages: null,
    ...given,
  }
}

export const countyItself = { divisionCode: '610926', name: '平利县', position: 0, quota: 210_000, milestones: [] }

/** Eleven towns of annex 1; together 138,212 persons on 23 November at 17:00. */
export function pingliTowns(): DivisionTotal[] {
  const persons = [33_120, 12_311, 13_902, 14_188, 17_025, 9_214, 8_240, 7_706, 7_981, 9_301, 5_224]
  return annex1.map(([name, quota], index) =>
    totalOf({ divisionCode: `610926${100 + index}`, name, position: index + 1, quota, count: known(persons[index] ?? 0) }),
  )
}
