import { sql } from 'drizzle-orm'
import { boolean, check, customType, foreignKey, index, integer, jsonb, pgPolicy, pgTable, primaryKey, smallint, text, unique, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core'
import { bulletinStates } from '@/domain/bulletins/bulletin-state'
import { seriesCodes } from '@/domain/campaigns/choices'
import type { BulletinPaper } from '@/domain/bulletins/bulletin-paper'
import type { ResultRow } from '@/domain/bulletins/bulletin-results'
import type { BulletinText } from '@/domain/bulletins/bulletin-text'
import { campaigns } from './campaigns'
import { currentAccount, currentCounty, divisionCode, hasRole, id, inScope, member, operatorPolicy, plainDay, ranker, readerPolicy, recordedAt } from './columns'
import { divisions } from './divisions'

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

const ofCounty = (column: AnyPgColumn) => sql`${column} in (select id from campaigns)`
/** An issue of the county that the writer himself signs: nobody adds to another's. */
const ofOwnIssue = (column: AnyPgColumn) => sql`${column} in (select i.id from bulletin_issues i where i.author_id = ${currentAccount})`

/** Who makes and reads bulletins before they are issued; the grant to sign is the account's and is checked beside it (R13). */
const makers = hasRole('county_admin', 'county_staff', 'supervisor')

/**
 * Bulletins from their first draft on (R13): which cut-off they are of, and which issue they replace. What became of one is in
 * its revisions. Only grows.
 */
export const bulletins = pgTable(
  'bulletins',
  {
    id: id(),
    campaignId: uuid().notNull().references(() => campaigns.id),
    cutOffDay: plainDay().notNull(),
    /** 1–24, the hour up to which the cut-off's own day counts. */
    cutOffHour: smallint().notNull(),
    /** The number of the issue that a corrected edition replaces; null for a new number. */
    supersedesNumber: integer(),
    authorId: uuid(),
    authorName: text().notNull(),
    recordedAt: recordedAt(),
  },
  (table) => [
    unique('bulletins_campaign').on(table.id, table.campaignId),
    index('bulletins_of_campaign').on(table.campaignId, table.recordedAt.desc()),
    check('bulletins_hour', sql`${table.cutOffHour} between 1 and 24`),
    pgPolicy('bulletins_member_select', { to: member, for: 'select', using: sql`${makers} and ${ofCounty(table.campaignId)}` }),
    pgPolicy('bulletins_member_insert', { to: member, for: 'insert', withCheck: sql`${makers} and ${table.authorId} = ${currentAccount} and ${ofCounty(table.campaignId)}` }),
    operatorPolicy('bulletins'),
  ],
)

/** The numbers of a draft as they stood when they were taken: the very text that is sealed later. Only grows. */
export const bulletinInputs = pgTable(
  'bulletin_inputs',
  {
    id: id(),
    bulletinId: uuid().notNull().references(() => bulletins.id),
    /** Canonical text of domain/bulletins/bulletin-inputs. */
    body: text().notNull(),
    authorId: uuid(),
    authorName: text().notNull(),
    recordedAt: recordedAt(),
  },
  (table) => [
    unique('bulletin_inputs_own').on(table.id, table.bulletinId),
    index('bulletin_inputs_bulletin').on(table.bulletinId),
    pgPolicy('bulletin_inputs_member_select', { to: member, for: 'select', using: sql`${table.bulletinId} in (select id from bulletins)` }),
    pgPolicy('bulletin_inputs_member_insert', { to: member, for: 'insert', withCheck: sql`${makers} and ${table.authorId} = ${currentAccount} and ${table.bulletinId} in (select id from bulletins)` }),
    operatorPolicy('bulletin_inputs'),
  ],
)

/** What became of a bulletin, step by step: its text, its state, who and when. The highest revision holds. Only grows. */
export const bulletinRevisions = pgTable(
  'bulletin_revisions',
  {
    bulletinId: uuid().notNull().references(() => bulletins.id),
    revision: integer().notNull(),
    state: text({ enum: bulletinStates }).notNull(),
    inputsId: uuid().notNull(),
    text: jsonb().$type<BulletinText>().notNull(),
    /** Why it was returned, taken back or discarded. */
    note: text().notNull().default(''),
    authorId: uuid(),
    authorName: text().notNull(),
    recordedAt: recordedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.bulletinId, table.revision] }),
    foreignKey({ name: 'bulletin_revisions_inputs', columns: [table.inputsId, table.bulletinId], foreignColumns: [bulletinInputs.id, bulletinInputs.bulletinId] }),
    pgPolicy('bulletin_revisions_member_select', { to: member, for: 'select', using: sql`${table.bulletinId} in (select id from bulletins)` }),
    // R13: that it was issued is written by who may sign, and nobody else.
    pgPolicy('bulletin_revisions_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${makers} and ${table.authorId} = ${currentAccount} and ${table.bulletinId} in (select id from bulletins) and (${table.state} <> 'issued' or signs_bulletins())`,
    }),
    operatorPolicy('bulletin_revisions'),
  ],
)

/**
 * Issued bulletins (R13): number, edition and place in the chain, both without gaps. The sealed bytes lie in `bulletin_seals`,
 * each town's own row in `bulletin_rows`, so that a town may know of an issue whose table it may not see (R11). Only grows.
 */
export const bulletinIssues = pgTable(
  'bulletin_issues',
  {
    id: id(),
    bulletinId: uuid().notNull(),
    campaignId: uuid().notNull().references(() => campaigns.id),
    /** Place in the campaign's chain of hashes, from 1; editions are places of their own. */
    sequence: integer().notNull(),
    issueNumber: integer().notNull(),
    edition: integer().notNull(),
    /** The series it counts: corrections to it need a reason from now on. */
    series: text({ enum: seriesCodes }).notNull(),
    /** Whether it printed ranks: without, it breaks a run of last places (R16). */
    ranksPrinted: boolean().notNull(),
    cutOffDay: plainDay().notNull(),
    cutOffHour: smallint().notNull(),
    /** The day printed under the bulletin. */
    issuedOn: plainDay().notNull(),
    title: text().notNull(),
    hash: text().notNull(),
    senderId: uuid(),
    authorId: uuid(),
    authorName: text().notNull(),
    recordedAt: recordedAt(),
  },
  (table) => [
    foreignKey({ name: 'bulletin_issues_of_campaign', columns: [table.bulletinId, table.campaignId], foreignColumns: [bulletins.id, bulletins.campaignId] }),
    unique('bulletin_issues_bulletin').on(table.bulletinId),
    unique('bulletin_issues_campaign').on(table.id, table.campaignId),
    unique('bulletin_issues_sequence').on(table.campaignId, table.sequence),
    unique('bulletin_issues_number').on(table.campaignId, table.issueNumber, table.edition),
    // R13: another person than the one who sent it for signing; the console alone has no account.
    check('bulletin_issues_signer', sql`${table.authorId} <> ${table.senderId}`),
    check('bulletin_issues_hash', sql`${table.hash} ~ '^[0-9a-f]{64}$'`),
    pgPolicy('bulletin_issues_member_select', {
      to: member,
      for: 'select',
      using: sql`${hasRole('county_admin', 'county_staff', 'supervisor', 'county_leader', 'auditor', 'town_clerk')} and ${ofCounty(table.campaignId)}`,
    }),
    pgPolicy('bulletin_issues_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${hasRole('county_staff', 'supervisor')} and signs_bulletins() and ${table.authorId} = ${currentAccount} and ${ofCounty(table.campaignId)}`,
    }),
    readerPolicy('bulletin_issues', ranker),
    operatorPolicy('bulletin_issues'),
  ],
)

/** The canonical bytes of issued bulletins (architecture, decision 14). Their SHA-256 is the issue's hash. Only grows. */
export const bulletinSeals = pgTable(
  'bulletin_seals',
  {
    issueId: uuid().primaryKey().references(() => bulletinIssues.id),
    bytes: bytes().notNull(),
  },
  (table) => [
    // R11: in the inputs stand the villages of every town. What a town may see is its row, or the paper.
    pgPolicy('bulletin_seals_member_select', {
      to: member,
      for: 'select',
      using: sql`${hasRole('county_admin', 'county_staff', 'supervisor', 'county_leader', 'auditor')} and ${table.issueId} in (select id from bulletin_issues)`,
    }),
    pgPolicy('bulletin_seals_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${hasRole('county_staff', 'supervisor')} and signs_bulletins() and ${ofOwnIssue(table.issueId)}`,
    }),
    operatorPolicy('bulletin_seals'),
  ],
)

/** What an issued bulletin says, as sealed, without what it was reckoned from: for whoever may read the whole of it. Only grows. */
export const bulletinPapers = pgTable(
  'bulletin_papers',
  {
    issueId: uuid().primaryKey().references(() => bulletinIssues.id),
    paper: jsonb().$type<BulletinPaper>().notNull(),
  },
  (table) => [
    // A town reads the whole table only where the campaign lets towns see it (R11), as the switch stands today.
    pgPolicy('bulletin_papers_member_select', {
      to: member,
      for: 'select',
      using: sql`${table.issueId} in (select i.id from bulletin_issues i where ${hasRole('county_admin', 'county_staff', 'supervisor', 'county_leader', 'auditor')} or (${hasRole('town_clerk')} and towns_see_table(i.campaign_id)))`,
    }),
    // Paper and rows come before the seal: once that is there, none is added any more.
    pgPolicy('bulletin_papers_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${hasRole('county_staff', 'supervisor')} and signs_bulletins() and ${ofOwnIssue(table.issueId)} and not exists (select from bulletin_seals s where s.issue_id = ${table.issueId})`,
    }),
    operatorPolicy('bulletin_papers'),
  ],
)

/** One town's row of an issued bulletin, as sealed: what the town itself may always see. Only grows. */
export const bulletinRows = pgTable(
  'bulletin_rows',
  {
    issueId: uuid().notNull().references(() => bulletinIssues.id),
    divisionCode: divisionCode().notNull().references(() => divisions.code),
    row: jsonb().$type<ResultRow>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.issueId, table.divisionCode] }),
    pgPolicy('bulletin_rows_member_select', {
      to: member,
      for: 'select',
      using: sql`${hasRole('county_admin', 'county_staff', 'supervisor', 'county_leader', 'auditor', 'town_clerk')} and ${inScope(table.divisionCode)}`,
    }),
    pgPolicy('bulletin_rows_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${hasRole('county_staff', 'supervisor')} and signs_bulletins() and ${inScope(table.divisionCode)} and left(${table.divisionCode}, 6) = ${currentCounty} and ${ofOwnIssue(table.issueId)} and not exists (select from bulletin_seals s where s.issue_id = ${table.issueId})`,
    }),
    operatorPolicy('bulletin_rows'),
  ],
)

