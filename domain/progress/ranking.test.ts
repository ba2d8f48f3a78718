import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMovement, rankDivisions, rankMovements, type RankingInput } from '@/domain/progress/ranking'
import { firstPlaces, lastPlace, lastPlaces } from '@/domain/progress/ranking-ends'

/** [name, persons or null for never reported, quota or null for none], in quota-table order; codes run the other way, as order never follows them. */
type Line = [string, number | null, number | null]

function table(...lines: Line[]): RankingInput[] {
  return lines.map(([name, persons, quota], index) => ({
    divisionCode: `610926${String(900 - index)}`,
    name,
    position: index + 1,
    quota,
    count: persons === null ? null : { persons },
  }))
}

const ranksOf = (rows: ReturnType<typeof rankDivisions>) => rows.map((row) => [row.name, row.rank, row.rateText ?? row.unrankedReason])
const namesOf = (rows: { name: string }[]) => rows.map((row) => row.name)

describe('R10 ranking', () => {
  it('competition ranking 1, 2, 2, 4 with ties in quota-table order', () => {
    expect(ranksOf(rankDivisions(table(['丁', 10, 100], ['乙', 50, 100], ['甲', 90, 100], ['丙', 100, 200])))).toEqual([
      ['甲', 1, '90.00%'],
      ['乙', 2, '50.00%'],
      ['丙', 2, '50.00%'],
      ['丁', 4, '10.00%'],
    ])
  })

  it('69.78 beats 69.77', () => {
    expect(ranksOf(rankDivisions(table(['甲', 6_977, 10_000], ['乙', 6_978, 10_000])))).toEqual([['乙', 1, '69.78%'], ['甲', 2, '69.77%']])
  })

  it('rates that print alike still rank by the exact fraction', () => {
    expect(ranksOf(rankDivisions(table(['甲', 33_333_332, 99_999_999], ['乙', 33_333_333, 99_999_999])))).toEqual([['乙', 1, '33.33%'], ['甲', 2, '33.33%']])
  })

  it('never clamps above 100 %', () => {
    expect(ranksOf(rankDivisions(table(['甲', 100, 100], ['乙', 1_003, 1_000])))).toEqual([['乙', 1, '100.30%'], ['甲', 2, '100.00%']])
  })

  it('lists without quota and never reported last, unranked, with the reason; zero is a rate', () => {
    expect(ranksOf(rankDivisions(table(['甲', 10, null], ['乙', null, 100], ['丙', 0, 100], ['丁', null, null], ['戊', 5, 0])))).toEqual([
      ['丙', 1, '0.00%'],
      ['甲', null, 'noQuota'],
      ['乙', null, 'neverReported'],
      ['丁', null, 'noQuota'],
      ['戊', null, 'noQuota'],
    ])
  })

  it('nothing to rank is an empty ranking', () => {
    expect(rankDivisions([])).toEqual([])
  })
})

describe('R10 the first and the last three', () => {
  it('widen to keep a tie whole', () => {
    const rows = rankDivisions(table(['甲', 90, 100], ['乙', 80, 100], ['丙', 70, 100], ['丁', 70, 100], ['戊', 60, 100], ['己', 50, 100], ['庚', 60, 100]))
    expect(namesOf(firstPlaces(rows))).toEqual(['甲', '乙', '丙', '丁'])
    expect(namesOf(lastPlaces(rows))).toEqual(['戊', '庚', '己'])
    const tiedAtEdge = rankDivisions(table(['甲', 90, 100], ['乙', 60, 100], ['丙', 60, 100], ['丁', 50, 100], ['戊', 40, 100]))
    expect(namesOf(lastPlaces(tiedAtEdge))).toEqual(['乙', '丙', '丁', '戊'])
  })

  it('are everyone when there are three or fewer, and leave out the unranked', () => {
    const rows = rankDivisions(table(['甲', 90, 100], ['乙', null, 100], ['丙', 70, 100]))
    expect(namesOf(firstPlaces(rows))).toEqual(['甲', '丙'])
    expect(namesOf(lastPlaces(rows))).toEqual(['甲', '丙'])
    expect(lastPlaces([])).toEqual([])
  })
})

describe('R16 last place', () => {
  it.each<[string, Line[], string[]]>([
    ['the lowest rate', [['甲', 9, 10], ['乙', 8, 10]], ['乙']],
    ['everyone who shares it', [['甲', 8, 10], ['乙', 9, 10], ['丙', 80, 100]], ['甲', '丙']],
    ['nobody when all tie', [['甲', 8, 10], ['乙', 80, 100]], []],
    ['nobody when only one is ranked', [['甲', 8, 10], ['乙', null, 100]], []],
    ['never one at 100 %', [['甲', 11, 10], ['乙', 10, 10]], []],
    ['99.999 % is below 100 %', [['甲', 10, 10], ['乙', 99_999, 100_000]], ['乙']],
    ['the unranked do not count', [['甲', 9, 10], ['乙', 8, 10], ['丙', null, 10], ['丁', 1, null]], ['乙']],
    ['nobody in an empty ranking', [], []],
  ])('%s', (_rule, lines, names) => {
    expect(namesOf(lastPlace(rankDivisions(table(...lines))))).toEqual(names)
  })
})

describe('movement', () => {
  it('is the ranks gained, unknown where either ranking has none', () => {
    const earlier = rankDivisions(table(['甲', 9, 10], ['乙', 8, 10], ['丙', 7, 10], ['丁', null, 10]))
    const rows = rankDivisions(table(['甲', 9, 10], ['乙', 8, 10], ['丙', 10, 10], ['丁', 1, 10]))
    const movements = rankMovements(rows, earlier)
    expect(rows.map((row) => [row.name, formatMovement(movements.get(row.divisionCode) ?? null)])).toEqual([['丙', '▲2'], ['甲', '▼1'], ['乙', '▼1'], ['丁', '']])
    expect([...rankMovements(rows, rows).values()].map(formatMovement)).toEqual(['–', '–', '–', '–'])
    expect([...rankMovements(rows, []).values()]).toEqual([null, null, null, null])
  })
})

const anyTable = fc
  .array(fc.tuple(fc.option(fc.oneof(fc.nat(12), fc.nat(99_999_999))), fc.option(fc.oneof(fc.nat(12), fc.nat(99_999_999)))), { maxLength: 25 })
  .map((lines) => table(...lines.map(([persons, quota], index): Line => [`镇${index}`, persons, quota])))

describe('R10 properties', () => {
  it('ranks do not depend on the order given', () => {
    fc.assert(fc.property(anyTable.chain((totals) => fc.tuple(fc.constant(totals), fc.shuffledSubarray(totals, { minLength: totals.length }))), ([totals, shuffled]) => {
      expect(rankDivisions(shuffled)).toEqual(rankDivisions(totals))
    }))
  })

  it('a rank is one more than the number of divisions with a higher exact rate', () => {
    fc.assert(fc.property(anyTable, (totals) => {
      const rows = rankDivisions(totals)
      const ranked = totals.filter((total) => total.quota && total.count)
      for (const row of rows) {
        const higher = ranked.filter((total) => BigInt(total.count?.persons ?? 0) * BigInt(row.quota ?? 0) > BigInt(row.persons ?? 0) * BigInt(total.quota ?? 0))
        expect(row.rank).toBe(row.quota && row.persons !== null ? higher.length + 1 : null)
      }
    }))
  })

  it('keeps every division once: ranked first, ties and the unranked in quota-table order', () => {
    fc.assert(fc.property(anyTable, (totals) => {
      const rows = rankDivisions(totals)
      expect(namesOf(rows).sort()).toEqual(namesOf(totals).sort())
      rows.slice(1).forEach((row, index) => {
        const above = rows[index]
        if (!above) return
        expect((above.rank ?? Infinity) <= (row.rank ?? Infinity)).toBe(true)
        if (above.rank === row.rank) expect(above.position).toBeLessThan(row.position)
      })
    }))
  })

  it('the ends never cut a tie, and last place is the lowest rate below 100 %', () => {
    fc.assert(fc.property(anyTable, (totals) => {
      const rows = rankDivisions(totals)
      const ranked = rows.filter((row) => row.rank !== null)
      for (const end of [firstPlaces(rows), lastPlaces(rows)]) {
        expect(end.length).toBeGreaterThanOrEqual(Math.min(3, ranked.length))
        const inside = new Set(end.map((row) => row.rank))
        expect(ranked.filter((row) => inside.has(row.rank)).length).toBe(end.length)
      }
      const last = lastPlace(rows)
      expect(last.length === 0 || last.length < ranked.length).toBe(true)
      for (const row of last) expect((row.persons ?? 0) < (row.quota ?? 0)).toBe(true)
    }))
  })
})
