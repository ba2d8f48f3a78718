import { sql } from 'drizzle-orm'
import { check, index, integer, pgPolicy, pgTable, text } from 'drizzle-orm/pg-core'
import { divisionLevels } from '@/domain/divisions/division'
import { auth, currentCounty, divisionCode, hasRole, inScope, member, operatorPolicy, plainDay, ranker, readerPolicy, recordedAt } from './columns'

/** Counties, towns and villages (R4). Codes are never reused: a merged division keeps its row, its last day and its successor. */
export const divisions = pgTable(
  'divisions',
  {
    code: divisionCode().primaryKey(),
    level: text({ enum: divisionLevels }).notNull(),
    name: text().notNull(),
    validFrom: plainDay().notNull(),
    validTo: plainDay(),
    successorCode: divisionCode(),
    population: integer(),
    recordedAt: recordedAt(),
  },
  (table) => [
    index('divisions_successor').on(table.successorCode),
    check('divisions_code_fits_level', sql`length(${table.code}) = case ${table.level} when 'county' then 6 when 'town' then 9 else 12 end`),
    check('divisions_population', sql`${table.population} >= 0`),
    // A town sees itself, its villages and the county above it; the county's other towns reach it through the ranking alone.
    pgPolicy('divisions_member_select', {
      to: member,
      for: 'select',
      using: sql`${inScope(table.code)} or ${table.code} = any (string_to_array((select current_setting('yingbao.above', true)), ','))`,
    }),
    pgPolicy('divisions_member_insert', { to: member, for: 'insert', withCheck: sql`${hasRole('county_admin')} and ${inScope(table.code)}` }),
    pgPolicy('divisions_member_update', {
      to: member,
      for: 'update',
      using: sql`${hasRole('county_admin')} and ${inScope(table.code)}`,
      withCheck: sql`${hasRole('county_admin')} and left(${table.code}, 6) = ${currentCounty}`,
    }),
    readerPolicy('divisions', ranker),
    readerPolicy('divisions', auth),
    // The first run alone: the county of the first administrator, and only while nobody has an account.
    pgPolicy('divisions_auth_insert', { to: auth, for: 'insert', withCheck: sql`${table.level} = 'county' and not exists (select from accounts)` }),
    operatorPolicy('divisions'),
  ],
)
