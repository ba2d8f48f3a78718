import { sql } from 'drizzle-orm'
import type { CutOff } from '@/domain/bulletins/cut-off'
import type { ResultRow } from '@/domain/bulletins/bulletin-results'
import type { Series } from '@/domain/campaigns/choices'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'

/** An issued bulletin as its list names it. */
export interface IssuedBulletin {
  id: string
  bulletinId: string
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

const issueColumns = sql`i.id, i.bulletin_id, i.issue_number, i.edition, i.sequence, i.series, i.cut_off_day::text, i.cut_off_hour, i.ranks_printed, i.issued_on::text,
  i.title, i.hash, i.author_name, to_char(i.recorded_at, 'YYYY-MM-DD HH24:MI') as recorded_at,
  exists (select from bulletin_issues n where n.campaign_id = i.campaign_id and n.issue_number = i.issue_number and n.edition > i.edition) as is_superseded`

function toIssue(row: IssueRow): IssuedBulletin {
  return {
    id: row.id,
    bulletinId: row.bulletin_id,
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
}

/** The latest edition of every number of a campaign with its rows, the first number first: what runs of last places are counted over (R16). */
export async function getLatestEditions(tx: Transaction, campaignId: string): Promise<IssueWithRows[]> {
  const rows = await tx.execute<IssueRow & { rows: ResultRow[] }>(sql`
    select ${issueColumns}, coalesce((select jsonb_agg(r.row order by (r.row ->> 'rank')::int nulls last, (r.row ->> 'position')::int) from bulletin_rows r where r.issue_id = i.id), '[]') as rows
    from bulletin_issues i
    where i.campaign_id = ${campaignId}
      and not exists (select from bulletin_issues n where n.campaign_id = i.campaign_id and n.issue_number = i.issue_number and n.edition > i.edition)
    order by i.issue_number`)
  return rows.map((row) => ({ ...toIssue(row), rows: row.rows }))
}
