import { and, asc, desc, eq, lte, sql } from 'drizzle-orm'
import type { ReportingLevel } from '@/domain/campaigns/choices'
import type { CountRevision } from '@/domain/progress/day-history'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { dailyCounts, divisions } from '../schema'
import type { Measure } from './progress'

/** A division as its own page names it, with the town above a village. */
export interface NamedDivision {
  code: string
  name: string
  townName: string
}

/** A town or village by code with the town's name; null outside the actor's scope, where it does not exist for him. */
export async function getNamedDivision(tx: Transaction, code: string): Promise<NamedDivision | null> {
  const rows = await tx
    .select({ code: divisions.code, name: divisions.name })
    .from(divisions)
    .where(sql`${divisions.code} in (${code}, ${code.slice(0, 9)})`)
    .orderBy(asc(divisions.code))
  const [town] = rows
  const itself = rows.find((row) => row.code === code)
  return itself && town ? { ...itself, townName: town.name } : null
}

/**
 * Every revision of one division's counts through a day, newest day and newest revision first (R7). `level` tells a town's
 * own report from its line 镇直, which share a code. Empty outside the actor's scope.
 */
export async function getCountRevisions(
  tx: Transaction,
  measure: Omit<Measure, 'level' | 'levels' | 'kind'>,
  line: { code: string; level: ReportingLevel },
  until: PlainDate,
): Promise<CountRevision[]> {
  const rows = await tx
    .select({
      asOf: dailyCounts.asOf,
      revision: dailyCounts.revision,
      persons: dailyCounts.persons,
      hour: dailyCounts.hour,
      reason: dailyCounts.reason,
      authorName: dailyCounts.authorName,
      recordedAt: dailyCounts.recordedAt,
    })
    .from(dailyCounts)
    .where(
      and(
        eq(dailyCounts.campaignId, measure.campaignId),
        eq(dailyCounts.series, measure.series),
        eq(dailyCounts.coverageGroup, measure.coverageGroup),
        eq(dailyCounts.level, line.level),
        eq(dailyCounts.divisionCode, line.code),
        lte(dailyCounts.asOf, until),
      ),
    )
    .orderBy(desc(dailyCounts.asOf), desc(dailyCounts.revision))
  // The session's zone is Asia/Shanghai: the text is local time already, to the minute.
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.slice(0, 16) }))
}
