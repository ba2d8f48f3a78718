import { and, desc, eq, sql } from 'drizzle-orm'
import { undoHours, type CountUploadLine } from '@/domain/count-uploads/count-upload'
import type { StoredCell } from '@/domain/progress/entry-sheet'
import type { Transaction } from '../client'
import { countUploads, divisions } from '../schema'
import { currentAccount, hasRole } from '../schema/columns'
import { namedCells, type CellPlace, type CountSeries } from './entry-rows'

const minute = 'YYYY-MM-DD HH24:MI'
const isFresh = sql<boolean>`${countUploads.recordedAt} > now() - make_interval(hours => ${sql.raw(String(undoHours))})`

/** Filed by the actor himself, or the actor is the county, which answers for all of them. */
const isMine = sql<boolean>`(${hasRole('county_admin', 'county_staff')} or coalesce(${countUploads.authorId} = ${currentAccount}, false))`

const columns = {
  id: countUploads.id,
  fileName: countUploads.fileName,
  series: countUploads.series,
  coverageGroup: countUploads.coverageGroup,
  scopeName: sql<string>`coalesce(${divisions.name}, ${countUploads.scopeCode})`,
  cells: countUploads.cells,
  authorName: countUploads.authorName,
  sent: sql<boolean>`${countUploads.senderId} is not null`,
  recordedAt: sql<string>`to_char(${countUploads.recordedAt}, ${sql.raw(`'${minute}'`)})`,
  undoneAt: sql<string | null>`to_char(${countUploads.undoneAt}, ${sql.raw(`'${minute}'`)})`,
  undoneByName: countUploads.undoneByName,
  undoable: sql<boolean>`${countUploads.undoneAt} is null and ${isFresh}`,
  mine: isMine,
}

/** The uploads of a campaign in the actor's scope, newest first. */
export async function getRecentUploads(tx: Transaction, campaignId: string, limit: number): Promise<CountUploadLine[]> {
  return tx
    .select(columns)
    .from(countUploads)
    .leftJoin(divisions, eq(divisions.code, countUploads.scopeCode))
    .where(eq(countUploads.campaignId, campaignId))
    .orderBy(desc(countUploads.recordedAt))
    .limit(limit)
}

/** An upload by id with its campaign and scope; null outside the actor's scope. */
export async function getUpload(tx: Transaction, id: string) {
  const [found] = await tx
    .select({ ...columns, campaignId: countUploads.campaignId, scopeCode: countUploads.scopeCode })
    .from(countUploads)
    .leftJoin(divisions, eq(divisions.code, countUploads.scopeCode))
    .where(and(eq(countUploads.id, id)))
  return found ?? null
}

/** The moment of the database's clock in ISO 8601, to ask later what was written since. */
export async function getMoment(tx: Transaction): Promise<string> {
  const [row] = await tx.execute<{ moment: string }>(sql`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as moment`)
  return row!.moment
}

/** Those of the cells that got a revision since the moment, with who wrote it; what a preview must be told about. */
export async function getCellsWrittenSince(tx: Transaction, { campaignId, series, coverageGroup }: CountSeries, cells: readonly CellPlace[], moment: string, limit: number): Promise<(CellPlace & Pick<StoredCell, 'authorName' | 'recordedAt' | 'persons'> & { name: string })[]> {
  return tx.execute<CellPlace & { name: string; persons: number | null; authorName: string; recordedAt: string } & Record<string, unknown>>(sql`
    select w.code as "divisionCode", w.level, w.as_of::text as "asOf", d.name, c.persons, c.author_name as "authorName", to_char(c.recorded_at, ${sql.raw(`'${minute}'`)}) as "recordedAt"
    from (${namedCells(cells)}) w
    join lateral (
      select * from daily_counts h where h.campaign_id = ${campaignId} and h.series = ${series} and h.coverage_group = ${coverageGroup}
        and h.level = w.level and h.division_code = w.code and h.as_of = w.as_of order by h.revision desc limit 1) c on c.recorded_at >= ${moment}::timestamptz
    join lateral (select name from divisions where code = w.code offset 0) d on true
    order by c.recorded_at desc limit ${limit}`)
}
