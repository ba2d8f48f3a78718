import { sql } from 'drizzle-orm'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'

/**
 * What the villages of a county had reported by a day, in persons, under the codes they were reported for: the basis of a
 * split. Villages that never reported have no row. As far as the actor's scope reaches.
 */
export async function getReportedByVillages(tx: Transaction, campaignId: string, coverageGroup: string, countyCode: string, asOf: PlainDate): Promise<{ divisionCode: string; persons: number }[]> {
  const rows = await tx.execute<{ division_code: string; persons: number }>(sql`
    select division_code, persons from known_counts(${campaignId}, ${countyCode}, ${asOf}, 'reported', ${coverageGroup}, 'village')
    where length(division_code) = 12 order by division_code`)
  return rows.map((row) => ({ divisionCode: row.division_code, persons: row.persons }))
}
