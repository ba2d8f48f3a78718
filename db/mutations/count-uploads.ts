import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Operator, Writer } from '@/domain/access/actor'
import { isInReach } from '@/domain/access/reach'
import { seriesRefusal } from '@/domain/access/series-writers'
import { lockedSentence } from '@/domain/bulletins/issued-cut-off'
import { seriesLabels } from '@/domain/campaigns/choices'
import type { KeptCell, UndoneUpload } from '@/domain/count-uploads/count-upload'
import { commonCode } from '@/domain/progress/count-batch'
import { dayCellKey, type CountBatch } from '@/domain/progress/entry-sheet'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { getUpload } from '../queries/count-uploads'
import type { CellPlace } from '../queries/entry-rows'
import { countUploads } from '../schema'
import type { AuditEntry } from './audit'
import { appendRevisions, lockCounts, readCells, saveCells, writtenFields, type CellRows, type NewRevision, type SaveContext, type SaveOutcome } from './daily-counts'

/** The division that an upload is filed under: what holds its cells, or the writer's own where that lies above his scope. */
function scopeOf(writer: Writer | Operator, batch: CountBatch): string {
  const common = commonCode(batch.cells)
  return isInReach(writer, common) ? common : writer.scopeCode
}

export type UploadOutcome = (Extract<SaveOutcome, { outcome: 'saved' }> & { audit: AuditEntry[] }) | Exclude<SaveOutcome, { outcome: 'saved' }>

/**
 * Takes in a file, or what a sender sent, by the same path as a typed sheet (R22). The upload is kept with the number of
 * cells it changed, and each new revision names it; when nothing changes there is no upload. Call `lockCounts` first.
 */
export async function saveUpload(tx: Transaction, writer: Writer | Operator, batch: CountBatch, rows: CellRows, context: SaveContext, fileName: string): Promise<UploadOutcome> {
  const scopeCode = scopeOf(writer, batch)
  const outcome = await saveCells(tx, writer, batch, rows, context, (cells) => recordUpload(tx, writer, batch, { scopeCode, fileName, cells }))
  if (outcome.outcome !== 'saved') return outcome
  const { uploadId } = outcome
  // The file's name is the uploader's own words and stays where it can be mended, beside the upload; the log only grows.
  const note = `${seriesLabels[batch.series]}，${outcome.saved.length}项`
  const audit = uploadId === null ? [] : [{ act: 'daily-counts:upload', scopeCode, records: [uploadId], fields: writtenFields(outcome.saved), note }]
  return { ...outcome, audit }
}

async function recordUpload(tx: Transaction, writer: Writer | Operator, { campaign, series, coverageGroup }: CountBatch, upload: { scopeCode: string; fileName: string; cells: number }): Promise<string> {
  const [row] = await tx
    .insert(countUploads)
    .values({ campaignId: campaign, series, coverageGroup, ...upload, senderId: writer.role === 'sender' ? writer.accountId : null, authorId: writer.accountId, authorName: writer.displayName })
    .returning({ id: countUploads.id })
  return row!.id
}

/** What came of taking an upload back. Only `undone` has written anything. */
export type UndoOutcome =
  | ({ outcome: 'undone'; fileName: string; audit: AuditEntry[] } & UndoneUpload)
  | { outcome: 'notFound' }
  | { outcome: 'notYours'; sentence: string }
  | { outcome: 'undoneBefore'; byName: string }
  | { outcome: 'tooLate'; recordedAt: string }

interface UploadedCell extends Record<string, unknown> {
  divisionCode: string
  level: CellPlace['level']
  asOf: PlainDate
  name: string
  isHeld: boolean
  personsBefore: number | null
  hourBefore: number | null
  hour: number | null
  newestRevision: number
  newestAuthor: string
  newestAt: string
}

/**
 * The cells of an upload: what they held before it, and which revision holds now. What was taken back stands no more, and a
 * revision that only gave a value back says nothing of its own: both are passed over, in looking back as in asking what
 * holds. One that gives back carries the very moment of its undo.
 */
async function readUploadedCells(tx: Transaction, uploadId: string): Promise<UploadedCell[]> {
  const sameCell = (one: string) => sql.raw(['campaign_id', 'series', 'coverage_group', 'level', 'division_code', 'as_of'].map((column) => `${one}.${column} = u.${column}`).join(' and '))
  const stands = sql`not exists (select from undone where undone.id = c.upload_id)
      and not exists (select from undone join daily_counts g on g.upload_id = undone.id and ${sameCell('g')} where c.upload_id is null and undone.undone_at = c.recorded_at)`
  return tx.execute<UploadedCell>(sql`
    with undone as materialized (
      select n.id, n.undone_at from undone_uploads((select campaign_id from count_uploads where id = ${uploadId})) n
    )
    select u.division_code as "divisionCode", u.level, u.as_of::text as "asOf", d.name, s.revision = u.revision as "isHeld",
      b.persons as "personsBefore", b.hour as "hourBefore", u.hour,
      n.revision as "newestRevision", n.author_name as "newestAuthor", to_char(n.recorded_at, 'YYYY-MM-DD HH24:MI') as "newestAt"
    from daily_counts u
    join lateral (select name from divisions where code = u.division_code offset 0) d on true
    left join lateral (select * from daily_counts c where ${sameCell('c')} and c.revision < u.revision and ${stands} order by c.revision desc limit 1) b on true
    join lateral (select * from daily_counts c where ${sameCell('c')} and ${stands} order by c.revision desc limit 1) s on true
    join lateral (select * from daily_counts c where ${sameCell('c')} order by c.revision desc limit 1) n on true
    where u.upload_id = ${uploadId} order by u.as_of, u.division_code`)
}

/**
 * How many of the cells an issued bulletin used or would have used (R13). Read under the lock; taking back is its own reason,
 * which every revision carries, so nothing more is asked.
 */
async function countLocked(tx: Transaction, batch: Omit<CountBatch, 'cells'>, cells: readonly UploadedCell[]): Promise<UndoneUpload['inBulletin']> {
  const rows = await readCells(tx, batch, cells)
  const reached = cells.flatMap((cell) => {
    const issued = rows.get(dayCellKey(cell))?.issued ?? null
    const { name, asOf, hour, personsBefore, hourBefore } = cell
    return issued && lockedSentence({ name, asOf, hour: personsBefore === null ? undefined : hourBefore, stored: { hour } }, issued) !== null ? [issued.issueNumber] : []
  })
  return reached[0] === undefined ? null : { issueNumber: reached[0], cells: reached.length }
}

/**
 * Takes an upload back within its time (R22), by whoever made it or the county: each cell of which it still holds is given
 * the value before, as a new revision; one that was corrected since stays and is named. Numbers are never deleted, so the history shows both.
 */
export async function undoUpload(tx: Transaction, writer: Writer, id: string): Promise<UndoOutcome> {
  const known = await getUpload(tx, id)
  if (!known) return { outcome: 'notFound' }
  const refusal = seriesRefusal(writer, known.series)
  if (refusal) return { outcome: 'notYours', sentence: refusal }
  if (!known.mine) return { outcome: 'notYours', sentence: `这次上传由${known.authorName}提交，只能由本人或县医保局撤回。有不对的数，请在每日填报里更正。` }
  await lockCounts(tx, known.campaignId)
  const upload = (await getUpload(tx, id)) ?? known
  if (upload.undoneAt !== null) return { outcome: 'undoneBefore', byName: upload.undoneByName ?? '' }
  if (!upload.undoable) return { outcome: 'tooLate', recordedAt: upload.recordedAt }
  const cells = await readUploadedCells(tx, id)
  const reason = `撤回${upload.recordedAt}的上传`
  const revisions = cells.filter(({ isHeld }) => isHeld).map((cell): NewRevision => ({
    divisionCode: cell.divisionCode, level: cell.level, asOf: cell.asOf, persons: cell.personsBefore, hour: cell.hourBefore, reason, revision: cell.newestRevision + 1,
  }))
  // One moment for both: an undo is known by it from what was typed since.
  const [now] = await tx.execute<{ moment: string }>(sql`select clock_timestamp()::text as moment`)
  const written = revisions.length === 0 ? [] : await appendRevisions(tx, writer, { campaign: upload.campaignId, series: upload.series, coverageGroup: upload.coverageGroup }, revisions, null, now!.moment)
  await tx.update(countUploads).set({ undoneAt: sql`${now!.moment}::timestamptz`, undoneByName: writer.displayName }).where(and(eq(countUploads.id, id), isNull(countUploads.undoneAt)))
  const kept = cells.filter((cell) => !cell.isHeld).map((cell): KeptCell => ({ name: cell.name, asOf: cell.asOf, authorName: cell.newestAuthor, recordedAt: cell.newestAt }))
  const inBulletin = await countLocked(tx, { campaign: upload.campaignId, series: upload.series, coverageGroup: upload.coverageGroup }, cells.filter(({ isHeld }) => isHeld))
  const note = `${seriesLabels[upload.series]}，撤回${written.length}项${inBulletin ? `（${inBulletin.cells}项在第${inBulletin.issueNumber}期通报截止时点之内）` : ''}${kept.length > 0 ? `，${kept.length}项保持更正后的数` : ''}`
  return { outcome: 'undone', fileName: upload.fileName, givenBack: written.length, kept, inBulletin, audit: [{ act: 'daily-counts:undo', scopeCode: upload.scopeCode, records: [id], fields: ['persons', 'hour', 'reason'], note }] }
}
