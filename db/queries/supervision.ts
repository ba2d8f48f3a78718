import { sql, type SQL } from 'drizzle-orm'
import type { ResultRow } from '@/domain/bulletins/bulletin-results'
import type { CaseKind, EvidenceIssue, SupervisionCase } from '@/domain/supervision/case'
import { issuesOfRun, type RunIssue } from '@/domain/supervision/last-place-run'
import type { VisitFinding } from '@/domain/supervision/visit-findings'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { isLatestEdition } from './bulletin-issues'

export interface CaseFilter {
  kind?: CaseKind
  /** Only those in which something is still to be done. */
  open?: boolean
  divisionCode?: string
  /** Only those that rest on this number, of whichever edition. */
  issueNumber?: number
}

type CaseRow = SupervisionCase & Record<string, unknown>

const caseColumns = sql`c.id, c.campaign_id as "campaignId", c.kind, c.division_code as "divisionCode", d.name as "divisionName",
  case when i.id is null then null else jsonb_build_object('id', i.id, 'bulletinId', i.bulletin_id, 'issueNumber', i.issue_number, 'edition', i.edition) end as issue,
  c.run_ends_with as "runEndsWith", c.run_length as "runLength", c.level, c.content, c.team, c.held_on::text as "heldOn", c.due_on::text as "dueOn",
  c.author_name as "authorName", to_char(c.recorded_at, 'YYYY-MM-DD HH24:MI') as "recordedAt", s.steps`

/** Steps in their order. `last` is the one that says whether the case is over: what only explains never follows an end. */
const caseTables = sql`supervision_cases c
  join divisions d on d.code = c.division_code
  left join bulletin_issues i on i.id = c.issue_id
  cross join lateral (
    select jsonb_agg(jsonb_build_object('number', s.number, 'step', s.step, 'content', s.content, 'onDay', s.on_day, 'authorName', s.author_name,
        'ground', case when s.examined is null then null else jsonb_build_object('issueIds', s.examined, 'holds', s.ground_holds) end,
        'recordedAt', to_char(s.recorded_at, 'YYYY-MM-DD HH24:MI')) order by s.number) as steps,
      (array_agg(s.step order by s.number desc))[1] as last
    from supervision_steps s where s.case_id = c.id) s`

function toCase({ id, campaignId, kind, divisionCode, divisionName, issue, runEndsWith, runLength, level, content, team, heldOn, dueOn, authorName, recordedAt, steps }: CaseRow): SupervisionCase {
  return { id, campaignId, kind, divisionCode, divisionName, issue, runEndsWith, runLength, level, content, team, heldOn, dueOn, authorName, recordedAt, steps }
}

async function readCases(tx: Transaction, where: SQL): Promise<SupervisionCase[]> {
  const rows = await tx.execute<CaseRow>(sql`select ${caseColumns} from ${caseTables} where s.steps is not null and ${where} order by c.recorded_at desc, c.id`)
  return rows.map(toCase)
}

/** The reminders, talks and visits of a campaign in the reader's scope, the newest first, each with its steps. One statement. */
export async function getCases(tx: Transaction, campaignId: string, { kind, open, divisionCode, issueNumber }: CaseFilter = {}): Promise<SupervisionCase[]> {
  return readCases(tx, sql`c.campaign_id = ${campaignId}
    and ${kind ? sql`c.kind = ${kind}` : sql`true`}
    and ${divisionCode ? sql`c.division_code = ${divisionCode}` : sql`true`}
    and ${issueNumber ? sql`i.issue_number = ${issueNumber}` : sql`true`}
    and ${open ? sql`s.last not in ('closed', 'declined', 'lapsed')` : sql`true`}`)
}

/** One case, or null outside the reader's scope, where it does not exist for him. */
export async function getCase(tx: Transaction, id: string): Promise<SupervisionCase | null> {
  const [found] = await readCases(tx, sql`c.id = ${id}::uuid`)
  return found ?? null
}

/**
 * The issues a case rests on, the first first, with the town's own row as sealed: of a talk all of its run, each in its latest
 * edition; of a reminder the very edition it was sent on, and the latest one where that was replaced. Empty for a visit.
 */
export async function getEvidence(tx: Transaction, one: Pick<SupervisionCase, 'campaignId' | 'divisionCode' | 'issue' | 'runEndsWith' | 'runLength'>): Promise<EvidenceIssue[]> {
  const { campaignId, issue, runEndsWith, runLength } = one
  if (runEndsWith !== null && runLength !== null) return readEvidence(tx, one, sql`i.campaign_id = ${campaignId} and i.issue_number = any(${sql.param(issuesOfRun({ runEndsWith, runLength }))}::int[]) and ${isLatestEdition}`)
  return issue ? readEvidence(tx, one, sql`i.campaign_id = ${campaignId} and i.issue_number = ${issue.issueNumber} and (i.id = ${issue.id} or ${isLatestEdition})`) : []
}

/** The newest issue of the campaign with the town's own row: how things stand now; null when none is issued. */
export async function getNewestEvidence(tx: Transaction, one: Pick<SupervisionCase, 'campaignId' | 'divisionCode'>): Promise<EvidenceIssue | null> {
  const newest = await readEvidence(tx, one, sql`i.campaign_id = ${one.campaignId} and not exists (select from bulletin_issues n where n.campaign_id = i.campaign_id and (n.issue_number, n.edition) > (i.issue_number, i.edition))`)
  return newest[0] ?? null
}

async function readEvidence(tx: Transaction, { divisionCode }: Pick<SupervisionCase, 'divisionCode'>, where: SQL): Promise<EvidenceIssue[]> {
  const rows = await tx.execute<Omit<EvidenceIssue, 'row'> & { row: ResultRow | null } & Record<string, unknown>>(sql`
    select i.bulletin_id as "bulletinId", i.issue_number as "issueNumber", i.edition, i.title, i.issued_on::text as "issuedOn", i.ranks_printed as "ranksPrinted",
      jsonb_build_object('day', i.cut_off_day, 'hour', i.cut_off_hour) as "cutOff", r.row
    from bulletin_issues i left join bulletin_rows r on r.issue_id = i.id and r.division_code = ${divisionCode}
    where ${where} order by i.issue_number, i.edition`)
  return rows.map(({ bulletinId, issueNumber, edition, title, issuedOn, cutOff, ranksPrinted, row }) => ({
    bulletinId, issueNumber, edition, title, issuedOn, cutOff, ranksPrinted,
    row: row && { rank: row.rank, rateText: row.rateText, persons: row.persons, quota: row.quota, isLastPlace: row.isLastPlace },
  }))
}

/**
 * The latest edition of every number of a campaign as far as talks ask, the first number first, each with the rules for talks that
 * were sealed in it (R16). For the county: others do not see all rows.
 */
export async function getRunIssues(tx: Transaction, campaignId: string): Promise<RunIssue[]> {
  const rows = await tx.execute<RunIssue & Record<string, unknown>>(sql`
    select i.id, i.issue_number as "issueNumber", i.edition, i.issued_on::text as "issuedOn", i.ranks_printed as "ranksPrinted",
      (select convert_from(s.bytes, 'UTF8')::jsonb #> '{inputs,settings,escalation}' from bulletin_seals s where s.issue_id = i.id) as rules,
      coalesce((select jsonb_agg(jsonb_build_object('divisionCode', r.division_code, 'name', r.row ->> 'name', 'quota', r.row -> 'quota', 'isLastPlace', r.row -> 'isLastPlace') order by (r.row ->> 'position')::int)
        from bulletin_rows r where r.issue_id = i.id), '[]') as rows
    from bulletin_issues i
    where i.campaign_id = ${campaignId}
      and ${isLatestEdition}
    order by i.issue_number`)
  return rows.map(({ id, issueNumber, edition, issuedOn, ranksPrinted, rules, rows: towns }) => ({ id, issueNumber, edition, issuedOn, ranksPrinted, rules, rows: towns }))
}

/**
 * What visits up to a day found and nobody has closed yet, by day: for 存在的问题 of the next bulletin's draft (R14). The day is
 * the one last agreed on.
 */
export async function getUnfollowedFindings(tx: Transaction, campaignId: string, until: PlainDate): Promise<VisitFinding[]> {
  const rows = await tx.execute<VisitFinding & Record<string, unknown>>(sql`
    select c.division_code as "divisionCode", d.name as "divisionName", c.held_on::text as "heldOn", c.content,
      coalesce((select s.on_day from supervision_steps s where s.case_id = c.id and s.step = 'followedUp' and s.on_day is not null order by s.number desc limit 1), c.due_on)::text as "dueOn"
    from supervision_cases c join divisions d on d.code = c.division_code
    where c.campaign_id = ${campaignId} and c.kind = 'visit' and c.held_on <= ${until}
      and not exists (select from supervision_steps s where s.case_id = c.id and s.step = 'closed')
    order by c.held_on, c.recorded_at, c.id`)
  return rows.map(({ divisionCode, divisionName, heldOn, content, dueOn }) => ({ divisionCode, divisionName, heldOn, content, dueOn }))
}
