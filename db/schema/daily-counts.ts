import { sql } from 'drizzle-orm'
import { check, index, integer, pgPolicy, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { reportingLevels, seriesCodes } from '@/domain/campaigns/choices'
import { campaigns } from './campaigns'
import { currentAccount, divisionCode, hasRole, id, inScope, member, operatorPolicy, plainDay, ranker, readerPolicy, recordedAt } from './columns'
import { divisions } from './divisions'

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
    authorId: uuid(),
    authorName: text().notNull(),
    recordedAt: recordedAt(),
  },
  (table) => [
    unique('daily_counts_cell').on(table.campaignId, table.series, table.coverageGroup, table.level, table.divisionCode, table.asOf, table.revision),
    index('daily_counts_by_day').on(table.campaignId, table.asOf),
    check('daily_counts_persons', sql`${table.persons} >= 0`),
    check('daily_counts_hour', sql`${table.hour} between 0 and 24`),
    check('daily_counts_level', sql`length(${table.divisionCode}) = 9 or (${table.level} = 'village' and length(${table.divisionCode}) = 12)`),
    pgPolicy('daily_counts_member_select', { to: member, for: 'select', using: inScope(table.divisionCode) }),
    pgPolicy('daily_counts_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${hasRole('county_admin', 'county_staff', 'town_clerk')} and ${table.authorId} = ${currentAccount} and ${inScope(table.divisionCode)} and ${table.campaignId} in (select id from campaigns)`,
    }),
    readerPolicy('daily_counts', ranker),
    operatorPolicy('daily_counts'),
  ],
)
