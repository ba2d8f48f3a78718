import { sql } from 'drizzle-orm'
import type { BulletinInputs } from '@/domain/bulletins/bulletin-inputs'
import type { BulletinState } from '@/domain/bulletins/bulletin-state'
import type { BulletinText } from '@/domain/bulletins/bulletin-text'
import type { CutOff } from '@/domain/bulletins/cut-off'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'

/** A bulletin as its latest revision has it. */
export interface BulletinNow {
  id: string
  campaignId: string
  cutOff: CutOff
  /** The number that a corrected edition replaces. */
  supersedesNumber: number | null
  revision: number
  state: BulletinState
  text: BulletinText
  note: string
  inputsId: string
  /** Whoever wrote or sent it, but not who only gave it back: none of them may sign (R13). */
  writerIds: string[]
  /** Who made the latest revision. */
  authorId: string | null
  authorName: string
  recordedAt: string
}

interface BulletinRow extends Record<string, unknown> {
  id: string
  campaign_id: string
  cut_off_day: PlainDate
  cut_off_hour: number
  supersedes_number: number | null
  revision: number
  state: BulletinState
  text: BulletinText
  note: string
  inputs_id: string
  author_id: string | null
  author_name: string
  recorded_at: string
  writer_ids: string[]
}

const bulletinColumns = sql`b.id, b.campaign_id, b.cut_off_day::text, b.cut_off_hour, b.supersedes_number,
  r.revision, r.state, r.text, r.note, r.inputs_id, r.author_id, r.author_name, to_char(r.recorded_at, 'YYYY-MM-DD HH24:MI') as recorded_at,
  array(select distinct w.author_id::text from (
    select author_id, state, lag(state) over (order by revision) as before from bulletin_revisions where bulletin_id = b.id) w
    where w.author_id is not null and (w.state = 'sent' or (w.state = 'draft' and w.before is distinct from 'sent'))) as writer_ids`
const latestRevision = sql`join lateral (select * from bulletin_revisions r where r.bulletin_id = b.id order by r.revision desc limit 1) r on true`

function toBulletin(row: BulletinRow): BulletinNow {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    cutOff: { day: row.cut_off_day, hour: row.cut_off_hour },
    supersedesNumber: row.supersedes_number,
    revision: row.revision,
    state: row.state,
    text: row.text,
    note: row.note,
    inputsId: row.inputs_id,
    writerIds: row.writer_ids,
    authorId: row.author_id,
    authorName: row.author_name,
    recordedAt: row.recorded_at,
  }
}

/** How many drafts a list shows. */
export const draftsPerPage = 50

/** Bulletins of a campaign that are being worked on, those sent for signing first, then the newest; at most `draftsPerPage`. */
export async function getOpenBulletins(tx: Transaction, campaignId: string): Promise<BulletinNow[]> {
  const rows = await tx.execute<BulletinRow>(sql`
    select ${bulletinColumns} from bulletins b ${latestRevision}
    where b.campaign_id = ${campaignId} and r.state in ('draft', 'sent') order by r.state desc, r.recorded_at desc limit ${draftsPerPage}`)
  return rows.map(toBulletin)
}

/** Drafts of a campaign that were discarded and are kept to be read, the newest first; at most `draftsPerPage`. */
export async function getDiscardedBulletins(tx: Transaction, campaignId: string): Promise<BulletinNow[]> {
  const rows = await tx.execute<BulletinRow>(sql`
    select ${bulletinColumns} from bulletins b ${latestRevision}
    where b.campaign_id = ${campaignId} and r.state = 'discarded' order by r.recorded_at desc limit ${draftsPerPage}`)
  return rows.map(toBulletin)
}

/** How many bulletins of a campaign are being worked on, listed or not. */
export async function countOpenBulletins(tx: Transaction, campaignId: string): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from bulletins b ${latestRevision} where b.campaign_id = ${campaignId} and r.state in ('draft', 'sent')`)
  return row!.count
}

/** One bulletin; null when it does not exist or is not the reader's to see before it is issued. */
export async function getBulletin(tx: Transaction, id: string): Promise<BulletinNow | null> {
  const [row] = await tx.execute<BulletinRow>(sql`select ${bulletinColumns} from bulletins b ${latestRevision} where b.id = ${id}`)
  return row ? toBulletin(row) : null
}

/** The numbers that a revision of a draft stands on. */
export async function getInputs(tx: Transaction, inputsId: string): Promise<BulletinInputs> {
  const [row] = await tx.execute<{ body: string }>(sql`select body from bulletin_inputs where id = ${inputsId}`)
  if (!row) throw new Error(`The inputs ${inputsId} are not there.`)
  return JSON.parse(row.body) as BulletinInputs
}

/** One step in the life of a bulletin. */
export interface BulletinStep {
  revision: number
  state: BulletinState
  note: string
  authorId: string | null
  authorName: string
  recordedAt: string
}

/** Every revision of a bulletin, the first one first. */
export async function getBulletinSteps(tx: Transaction, id: string): Promise<BulletinStep[]> {
  const rows = await tx.execute<BulletinStep & Record<string, unknown>>(sql`
    select revision, state, note, author_id as "authorId", author_name as "authorName", to_char(recorded_at, 'YYYY-MM-DD HH24:MI') as "recordedAt"
    from bulletin_revisions where bulletin_id = ${id} order by revision`)
  return [...rows]
}
