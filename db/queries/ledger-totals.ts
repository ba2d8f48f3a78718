import { sql, type SQL } from 'drizzle-orm'
import type { DivisionTotal } from '@/domain/progress/progress'
import type { QuotaKind } from '@/domain/quotas/quota'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { countyTotalRows, toCountyTotals, toTotal, villageTotalRows, type CountyTotals, type Measure, type TotalRow } from './progress'

/** One of a campaign's quota ledgers (R2), counted in the coverage group it is of. */
export interface Ledger {
  kind: QuotaKind
  coverageGroup: string
}

type Counted = Pick<Measure, 'campaignId' | 'series' | 'level' | 'levels'>
type PlacedRow = TotalRow & { place: number }

const columns = { kind: sql`l.kind`, coverageGroup: sql`l.coverage_group` }

/** The rows of each ledger in one statement. `offset 0` keeps the planner from asking once a row instead of once a ledger. */
async function readLedgers(tx: Transaction, ledgers: readonly Ledger[], rows: SQL): Promise<TotalRow[][]> {
  if (ledgers.length === 0) return []
  const values = ledgers.map(({ kind, coverageGroup }, place) => sql`(${place}::int, ${kind}::text, ${coverageGroup}::text)`)
  const found = await tx.execute<PlacedRow>(sql`
    select l.place, r.* from (values ${sql.join(values, sql`, `)}) as l (place, kind, coverage_group)
    cross join lateral (select row_number() over () as in_ledger, t.* from (${rows}) t offset 0) r
    order by l.place, r.in_ledger`)
  return ledgers.map((_, place) => found.filter((row) => row.place === place))
}

/** What getCountyTotals answers, for several ledgers at once, in their order. */
export async function getLedgerTotals(tx: Transaction, counted: Counted, ledgers: readonly Ledger[], asOf: PlainDate): Promise<CountyTotals[]> {
  const found = await readLedgers(tx, ledgers, countyTotalRows({ ...counted, ...columns }, asOf))
  return found.map((rows) => toCountyTotals(rows, counted.level))
}

/** What getVillageTotals answers, for several ledgers at once, in their order: as far as the actor's scope reaches. */
export async function getLedgerVillages(tx: Transaction, counted: Counted, ledgers: readonly Ledger[], townCode: string, asOf: PlainDate): Promise<DivisionTotal[][]> {
  const found = await readLedgers(tx, ledgers, villageTotalRows({ ...counted, ...columns }, townCode, asOf))
  return found.map((rows) => rows.map((row) => toTotal(row, false)))
}
