import { hashPassword } from '../../app/_server/passwords'
import { connect } from '../../db/client'
import { accounts } from '../../db/schema'
import { buildCounty } from '../../db/seed/build-county'
import { loadCounty } from '../../db/seed/load-county'
import type { CountyPlan } from '../../db/seed/plan'
import { simulateCounts, type Simulated } from '../../db/seed/simulate-counts'
import { withOperator } from '../../db/session'
import { addDays, daysBetween, plainDate } from '../../domain/time/plain-date'

/** The county of 31 towns and 500 villages, whose villages report; its staff signs in with this. */
export const largeCounty = { code: '990001', username: 'bench-large', password: 'bench-large-county-2022' }

/** What was put beside Pingli, and how long it took. */
export interface Filled {
  counties: number
  towns: number
  villages: number
  counts: number
  seconds: number
}

/** A county with a whole window of three series: reported by town and village, tax and registered by town. */
function wholeWindow(size: { countyCode: string; towns: number; villages: number; seed: number }): CountyPlan {
  const opensOn = plainDate('2021-10-15')
  const closesOn = plainDate('2021-12-25')
  const plan = buildCounty({ ...size, persons: size.towns * 19_000, days: daysBetween(opensOn, closesOn) + 1 })
  const last = plan.counts.filter((count) => count.level === 'town' && count.asOf === closesOn)
  const behind = (percent: number) => last.map((count): Simulated => ({ divisionCode: count.divisionCode, finish: Math.floor((count.persons * percent) / 100), level: 'town' }))
  const counts = [
    ...plan.counts,
    ...simulateCounts(behind(98), opensOn, addDays(closesOn, -1), size.seed + 1, { series: 'tax' }),
    ...simulateCounts(behind(95), opensOn, addDays(closesOn, -1), size.seed + 2, { series: 'registered' }),
  ]
  return { ...plan, counts, demoDate: closesOn }
}

/** The same county under another code: planning ninety-eight of them anew would take longer than writing them. */
function underCode(plan: CountyPlan, code: string): CountyPlan {
  const moved = <T extends { divisionCode: string }>(row: T): T => ({ ...row, divisionCode: code + row.divisionCode.slice(6) })
  return {
    ...plan,
    divisions: plan.divisions.map((division) => ({ ...division, code: code + division.code.slice(6) })),
    quotas: plan.quotas.map(moved),
    counts: plan.counts.map(moved),
  }
}

/** Puts ninety-nine counties beside the one that is there: one of 31 towns and 500 villages, the others as large as Pingli. */
export async function fillWithCounties(ownerUrl: string, say: (sentence: string) => void): Promise<Filled> {
  const began = performance.now()
  const large = wholeWindow({ countyCode: largeCounty.code, towns: 31, villages: 500, seed: 7 })
  large.settings = { ...large.settings, reportingLevel: { reported: 'village', tax: 'town', registered: 'town' } }
  const usual = wholeWindow({ countyCode: '990002', towns: 11, villages: 152, seed: 11 })
  const plans = [large, ...Array.from({ length: 98 }, (_, index) => ({ plan: usual, code: String(990_002 + index) }))]
  const { client, db } = connect(ownerUrl, { max: 1 })
  const filled = { counties: 0, towns: 0, villages: 0, counts: 0 }
  try {
    for (const one of plans) {
      const plan = 'plan' in one ? underCode(one.plan, one.code) : one
      await withOperator(db, plan.divisions[0]!.code, (tx) => loadCounty(tx, plan, '测速'))
      filled.counties += 1
      filled.towns += plan.divisions.filter((division) => division.level === 'town').length
      filled.villages += plan.divisions.filter((division) => division.level === 'village').length
      filled.counts += plan.counts.length
      if (filled.counties % 20 === 0) say(`${filled.counties} counties, ${filled.counts} counts`)
    }
    const passwordHash = await hashPassword(largeCounty.password)
    await withOperator(db, largeCounty.code, async (tx) => {
      await tx.insert(accounts).values({ username: largeCounty.username, displayName: '测速', role: 'county_staff', department: null, scopeCode: largeCounty.code, passwordHash, mustChangePassword: false })
    })
    // What autovacuum does by itself within minutes.
    await client.unsafe('analyze')
  } finally {
    await client.end()
  }
  return { ...filled, seconds: (performance.now() - began) / 1000 }
}
