import { sql, type SQL } from 'drizzle-orm'
import type { BulletinPaper } from '@/domain/bulletins/bulletin-paper'
import type { CutOff } from '@/domain/bulletins/cut-off'
import type { BulletinResults, ResultRow } from '@/domain/bulletins/bulletin-results'
import type { IssuedCutOff } from '@/domain/bulletins/issued-cut-off'
import type { Series } from '@/domain/campaigns/choices'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import type { SealedBulletin } from '../sealing/seal'

/** An issued bulletin as its list names it. */
export interface IssuedBulletin {
  id: string
  bulletinId: string
  campaignId: string
  issueNumber: number
  edition: number
  sequence: number
  series: Series
  cutOff: CutOff
  ranksPrinted: boolean
  issuedOn: PlainDate
  title: string
  hash: string
  authorName: string
  /** 2021-11-23 17:40, Asia/Shanghai. */
  recordedAt: string
  /** Whether a later edition of the same number exists. */
  isSuperseded: boolean
}

interface IssueRow extends Record<string, unknown> {
  id: string
  bulletin_id: string
  campaign_id: string
  issue_number: number
  edition: number
  sequence: number
  series: Series
  cut_off_day: PlainDate
  cut_off_hour: number
  ranks_printed: boolean
  issued_on: PlainDate
  title: string
  hash: string
  author_name: string
  recorded_at: string
  is_superseded: boolean
}

/** Whether the issue `i` is the latest edition of its number. */
export const isLatestEdition = sql`not exists (select from bulletin_issues n where n.campaign_id = i.campaign_id and n.issue_number = i.issue_number and n.edition > i.edition)`

const issueColumns = sql`i.id, i.bulletin_id, i.campaign_id, i.issue_number, i.edition, i.sequence, i.series, i.cut_off_day::text, i.cut_off_hour, i.ranks_printed, i.issued_on::text,
  i.title, i.hash, i.author_name, to_char(i.recorded_at, 'YYYY-MM-DD HH24:MI') as recorded_at,
  not ${isLatestEdition} as is_superseded`

function toIssue(row: IssueRow): IssuedBulletin {
  return {
    id: row.id,
    bulletinId: row.bulletin_id,
    campaignId: row.campaign_id,
    issueNumber: row.issue_number,
    edition: row.edition,
    sequence: row.sequence,
    series: row.series,
    cutOff: { day: row.cut_off_day, hour: row.cut_off_hour },
    ranksPrinted: row.ranks_printed,
    issuedOn: row.issued_on,
    title: row.title,
    hash: row.hash,
    authorName: row.author_name,
    recordedAt: row.recorded_at,
    isSuperseded: row.is_superseded,
  }
}

/** The issued bulletins of a campaign, every edition, the newest number and edition first. */
export async function getIssues(tx: Transaction, campaignId: string): Promise<IssuedBulletin[]> {
  const rows = await tx.execute<IssueRow>(sql`select ${issueColumns} from bulletin_issues i where i.campaign_id = ${campaignId} order by i.issue_number desc, i.edition desc`)
  return rows.map(toIssue)
}

/** An issue with its towns' rows, as far as the reader's scope reaches. */
export interface IssueWithRows extends IssuedBulletin {
  rows: ResultRow[]
  /** The campaign's line as it was sealed; null where the seal is not the reader's. */
  line: BulletinResults['line'] | null
}

async function readLatestEditions(tx: Transaction, campaignId: string, inOrder: SQL): Promise<IssueWithRows[]> {
  const rows = await tx.execute<IssueRow & Pick<IssueWithRows, 'rows' | 'line'>>(sql`
    select ${issueColumns}, (select convert_from(s.bytes, 'UTF8')::jsonb #> '{results,line}' from bulletin_seals s where s.issue_id = i.id) as line, coalesce((select jsonb_agg(r.row order by (r.row ->> 'rank')::int nulls last, (r.row ->> 'position')::int) from bulletin_rows r where r.issue_id = i.id), '[]') as rows
    from bulletin_issues i
    where i.campaign_id = ${campaignId}
      and ${isLatestEdition}
    order by ${inOrder}`)
  return rows.map((row) => ({ ...toIssue(row), rows: row.rows, line: row.line }))
}

/** The latest edition of every number of a campaign with its rows, the first number first. */
export async function getLatestEditions(tx: Transaction, campaignId: string): Promise<IssueWithRows[]> {
  return readLatestEditions(tx, campaignId, sql`i.issue_number`)
}

/** The newest number of a campaign in its latest edition, with its rows: what reminders rest on (R15). null when none is issued. */
export async function getLatestIssue(tx: Transaction, campaignId: string): Promise<IssueWithRows | null> {
  const [newest] = await readLatestEditions(tx, campaignId, sql`i.issue_number desc limit 1`)
  return newest ?? null
}

/**
 * Up to where each series of a campaign is in an issued bulletin, and in which (R13). Whoever writes counts or quotas of the
 * county may know this, senders and the console included; empty outside it.
 */
export async function getIssuedCutOffs(tx: Transaction, campaignId: string): Promise<(IssuedCutOff & { series: Series })[]> {
  const rows = await tx.execute<{ series: Series; issue_number: number; cut_off_day: PlainDate; cut_off_hour: number }>(sql`
    select series, issue_number, cut_off_day::text, cut_off_hour from last_issued_cut_off(${campaignId}) order by series`)
  return rows.map((row) => ({ series: row.series, issueNumber: row.issue_number, cutOff: { day: row.cut_off_day, hour: row.cut_off_hour } }))
}

/** A sealed bulletin with its bytes read. */
export interface Sealed {
  issue: IssuedBulletin
  seal: SealedBulletin
}

async function readSeal(tx: Transaction, which: SQL): Promise<Sealed | null> {
  const [row] = await tx.execute<IssueRow & { bytes: Buffer }>(sql`select ${issueColumns}, s.bytes from bulletin_issues i join bulletin_seals s on s.issue_id = i.id where ${which}`)
  return row ? { issue: toIssue(row), seal: JSON.parse(row.bytes.toString('utf8')) as SealedBulletin } : null
}

/** What an issue says; null when there is none, or the reader may not see the whole table (R11). */
export async function getPaper(tx: Transaction, issueId: string): Promise<BulletinPaper | null> {
  const [row] = await tx.execute<{ paper: BulletinPaper }>(sql`select paper from bulletin_papers where issue_id = ${issueId}`)
  return row?.paper ?? null
}

/** The latest edition of the newest number, or of the newest below `belowNumber`; null when none is issued. */
async function getLatestSeal(tx: Transaction, campaignId: string, belowNumber: number | null = null): Promise<Sealed | null> {
  return readSeal(tx, sql`i.campaign_id = ${campaignId} and (${belowNumber}::int is null or i.issue_number < ${belowNumber}::int) order by i.issue_number desc, i.edition desc limit 1`)
}

/** What a bulletin stands on as of now: the one before it, and the edition it replaces. */
export interface Ground {
  previous: Sealed | null
  replaced: Sealed | null
}

/** The ground of a new number, or of a corrected edition of `supersedesNumber`, whose `replaced` is null when it was never issued. */
export async function getGround(tx: Transaction, campaignId: string, supersedesNumber: number | null): Promise<Ground> {
  const previous = await getLatestSeal(tx, campaignId, supersedesNumber)
  const latest = supersedesNumber === null ? null : await getLatestSeal(tx, campaignId, supersedesNumber + 1)
  return { previous, replaced: latest?.issue.issueNumber === supersedesNumber ? latest : null }
}

/** The issue that came of a bulletin; null when it is not issued, or not the reader's to know. */
export async function getIssueOf(tx: Transaction, bulletinId: string): Promise<IssuedBulletin | null> {
  const [row] = await tx.execute<IssueRow>(sql`select ${issueColumns} from bulletin_issues i where i.bulletin_id = ${bulletinId}`)
  return row ? toIssue(row) : null
}

/** The reader's own rows of an issue: all of the county's towns for the county, the own one for a town. */
export async function getIssueRows(tx: Transaction, issueId: string): Promise<ResultRow[]> {
  const rows = await tx.execute<{ row: ResultRow }>(sql`select row from bulletin_rows where issue_id = ${issueId} order by (row ->> 'rank')::int nulls last, (row ->> 'position')::int`)
  return rows.map(({ row }) => row)
}
