import { sql } from 'drizzle-orm'
import { check, index, integer, pgPolicy, pgTable, smallint, text, timestamp, unique, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core'
import { reportingLevels, seriesCodes } from '@/domain/campaigns/choices'
import { campaigns } from './campaigns'
import { currentAccount, currentSeries, divisionCode, hasRole, id, inScope, member, operatorPolicy, plainDay, ranker, readerPolicy, recordedAt } from './columns'
import { divisions } from './divisions'
import { senders } from './senders'

/**
 * Whose word a series is (R5), as domain/access/series-writers says it: the county writes each of them, a town its own
 * number, a sender's token the one series it was made for.
 */
const mayWriteSeries = (series: AnyPgColumn) =>
  sql`(${hasRole('county_admin', 'county_staff')} or (${hasRole('town_clerk')} and ${series} = 'reported') or (${hasRole('sender')} and ${series} = ${currentSeries}))`

/**
 * Files of daily counts that were taken in, from a desk or from a sender (R22). `undoneAt` is set when the upload was taken
 * back: what it had brought and nobody corrected since was given the value before it, as new revisions.
 */
export const countUploads = pgTable(
  'count_uploads',
  {
    id: id(),
    campaignId: uuid().notNull().references(() => campaigns.id),
    /** The county or town whose cells the file holds. */
    scopeCode: divisionCode().notNull().references(() => divisions.code),
    series: text({ enum: seriesCodes }).notNull(),
    coverageGroup: text().notNull(),
    fileName: text().notNull(),
    /** How many cells it changed. */
    cells: integer().notNull(),
    /** The sender whose token brought it; null for a person at the desk. */
    senderId: uuid().references(() => senders.id),
    authorId: uuid(),
    authorName: text().notNull(),
    recordedAt: recordedAt(),
    undoneAt: timestamp({ withTimezone: true, mode: 'string' }),
    undoneByName: text(),
  },
  (table) => [
    index('count_uploads_recent').on(table.campaignId, table.recordedAt.desc()),
    pgPolicy('count_uploads_member_select', { to: member, for: 'select', using: inScope(table.scopeCode) }),
    pgPolicy('count_uploads_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${mayWriteSeries(table.series)} and ${table.authorId} = ${currentAccount} and ${inScope(table.scopeCode)} and ${table.campaignId} in (select id from campaigns)`,
    }),
    // Only the two columns of an undo may change (grants in the migration).
    pgPolicy('count_uploads_member_update', {
      to: member,
      for: 'update',
      using: sql`${mayWriteSeries(table.series)} and ${inScope(table.scopeCode)}`,
      withCheck: sql`${inScope(table.scopeCode)}`,
    }),
    readerPolicy('count_uploads', ranker),
    operatorPolicy('count_uploads'),
  ],
)

/**
 * Answers of units to questions about their numbers (数据核实): what was asked, of which cell, and what was said. The questions
 * themselves are computed from the counts and never stored; `seen` holds the figures that were asked about. Only grows.
 */
export const countAnswers = pgTable(
  'count_answers',
  {
    id: id(),
    campaignId: uuid().notNull().references(() => campaigns.id),
    divisionCode: divisionCode().notNull().references(() => divisions.code),
    coverageGroup: text().notNull(),
    series: text({ enum: seriesCodes }).notNull(),
    /** Which question, as domain/progress/questions names it. */
    question: text().notNull(),
    asOf: plainDay().notNull(),
    seen: text().notNull(),
    answer: text().notNull(),
    authorId: uuid(),
    authorName: text().notNull(),
    recordedAt: recordedAt(),
  },
  (table) => [
    index('count_answers_of_day').on(table.campaignId, table.asOf, table.divisionCode),
    pgPolicy('count_answers_member_select', { to: member, for: 'select', using: inScope(table.divisionCode) }),
    pgPolicy('count_answers_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${hasRole('county_admin', 'county_staff', 'town_clerk')} and ${table.authorId} = ${currentAccount} and ${inScope(table.divisionCode)} and ${table.campaignId} in (select id from campaigns)`,
    }),
    operatorPolicy('count_answers'),
  ],
)

/**
 * Revisions of daily counts (R5–R8): the cumulative persons paid as of a day, for one division, coverage group, series and
 * reporting level. The highest revision of a cell holds; `persons` null means the cell was withdrawn (作废). A town's own
 * code at level `village` is the line 镇直, persons of no village.
 */
export const dailyCounts = pgTable(
  'daily_counts',
  {
    id: id(),
    campaignId: uuid().notNull().references(() => campaigns.id),
    divisionCode: divisionCode().notNull().references(() => divisions.code),
    coverageGroup: text().notNull(),
    series: text({ enum: seriesCodes }).notNull(),
    level: text({ enum: reportingLevels }).notNull(),
    asOf: plainDay().notNull(),
    hour: smallint(),
    revision: integer().notNull(),
    persons: integer(),
    reason: text().notNull().default(''),
    /** The upload that brought the revision; null when it was typed. */
    uploadId: uuid().references(() => countUploads.id),
    authorId: uuid(),
    authorName: text().notNull(),
    recordedAt: recordedAt(),
  },
  (table) => [
    unique('daily_counts_cell').on(table.campaignId, table.series, table.coverageGroup, table.level, table.divisionCode, table.asOf, table.revision),
    index('daily_counts_by_day').on(table.campaignId, table.asOf),
    index('daily_counts_upload').on(table.uploadId),
    check('daily_counts_persons', sql`${table.persons} >= 0`),
    check('daily_counts_hour', sql`${table.hour} between 0 and 24`),
    check('daily_counts_level', sql`length(${table.divisionCode}) = 9 or (${table.level} = 'village' and length(${table.divisionCode}) = 12)`),
    pgPolicy('daily_counts_member_select', { to: member, for: 'select', using: inScope(table.divisionCode) }),
    pgPolicy('daily_counts_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${mayWriteSeries(table.series)} and ${table.authorId} = ${currentAccount} and ${inScope(table.divisionCode)} and ${table.campaignId} in (select id from campaigns)`,
    }),
    readerPolicy('daily_counts', ranker),
    operatorPolicy('daily_counts'),
  ],
)
