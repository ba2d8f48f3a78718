import { describe, expect, it } from 'vitest'
import { everyone } from '@/domain/campaigns/choices'
import type { InputCount, InputPeriod } from './bulletin-inputs'
import { countOf, day } from './bulletin-inputs.fixture'
import { townTotals } from './town-totals'

const one = '610926100'
const village = (number: number, persons: number, asOf: string, otherwise: Partial<InputCount> = {}) => countOf(`${one}${200 + number}`, persons, day(asOf), { level: 'village', ...otherwise })
const direct = (persons: number, asOf: string, hour: number | null = 17) => countOf(one, persons, day(asOf), { level: 'village', hour })
const own = (persons: number, asOf: string) => countOf(one, persons, day(asOf))
const byTown = (...counts: InputCount[]): InputPeriod => ({ level: 'town', from: null, counts })
const byVillage = (from: string | null, ...counts: InputCount[]): InputPeriod => ({ level: 'village', from: from === null ? null : day(from), counts })

describe('R8 what a town is known to have', () => {
  it.each<[string, InputPeriod[], { persons: number; reportedFor: string; hour: number | null } | undefined]>([
    ['its own report', [byTown(own(40, '2021-11-16'))], { persons: 40, reportedFor: '2021-11-16', hour: 17 }],
    ['its villages and the line 镇直, by the latest day and hour of that day', [byVillage(null, village(1, 10, '2021-11-16', { hour: 9 }), village(2, 20, '2021-11-15', { hour: 20 }), direct(5, '2021-11-16', null))], { persons: 35, reportedFor: '2021-11-16', hour: 9 }],
    ['the line 镇直 alone', [byVillage(null, direct(5, '2021-11-16', null))], { persons: 5, reportedFor: '2021-11-16', hour: null }],
    ['the new level, once a village spoke while it counted', [byTown(own(40, '2021-11-09')), byVillage('2021-11-10', village(1, 30, '2021-11-11'))], { persons: 30, reportedFor: '2021-11-11', hour: 17 }],
    ['the old level as long as the new one has not spoken', [byTown(own(40, '2021-11-09')), byVillage('2021-11-10')], { persons: 40, reportedFor: '2021-11-09', hour: 17 }],
    ['the old level still, where villages had reported before their level counted', [byTown(own(40, '2021-11-09')), byVillage('2021-11-10', village(1, 30, '2021-11-09'))], { persons: 40, reportedFor: '2021-11-09', hour: 17 }],
    ['what villages had from before, where the old level never spoke', [byTown(), byVillage('2021-11-10', village(1, 30, '2021-11-09'))], { persons: 30, reportedFor: '2021-11-09', hour: 17 }],
    ['the first day of the period is its own', [byTown(own(40, '2021-11-09')), byVillage('2021-11-10', village(1, 30, '2021-11-10'))], { persons: 30, reportedFor: '2021-11-10', hour: 17 }],
    ['zero is a report', [byTown(own(0, '2021-11-09'))], { persons: 0, reportedFor: '2021-11-09', hour: 17 }],
    ['nothing', [byTown(), byVillage('2021-11-10')], undefined],
    ['another group is not its own', [byTown(countOf(one, 40, day('2021-11-09'), { coverageGroup: 'monitored' }))], undefined],
  ])('%s', (_case, periods, expected) => {
    expect(townTotals(periods, everyone).get(one)).toEqual(expected)
  })

  it('keeps towns and groups apart', () => {
    const periods = [byTown(own(40, '2021-11-16'), countOf('610926101', 7, day('2021-11-16')), countOf(one, 3, day('2021-11-16'), { coverageGroup: 'monitored' }))]
    expect(Array.from(townTotals(periods, everyone), ([code, { persons }]) => [code, persons])).toEqual([[one, 40], ['610926101', 7]])
    expect(townTotals(periods, 'monitored').get(one)?.persons).toBe(3)
  })
})
