import { sql } from 'drizzle-orm'
import { check, index, integer, pgPolicy, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { divisionChangeKinds, divisionLevels } from '@/domain/divisions/division'
import { auth, currentAccount, currentCounty, divisionCode, hasRole, id, inScope, member, operatorPolicy, plainDay, ranker, readerPolicy, recordedAt } from './columns'

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

/** What became of divisions (R4): renamed, merged, with the document that says so. Numbers stay on the code they were reported for. Only grows. */
export const divisionChanges = pgTable(
  'division_changes',
  {
    id: id(),
    divisionCode: divisionCode().notNull().references(() => divisions.code),
    kind: text({ enum: divisionChangeKinds }).notNull(),
    /** The first day on which the change holds. */
    effectiveFrom: plainDay().notNull(),
    formerName: text().notNull(),
    /** The new name of a renamed division; null for a merged one. */
    name: text(),
    successorCode: divisionCode(),
    documentNumber: text().notNull(),
    reason: text().notNull().default(''),
    authorId: uuid(),
    authorName: text().notNull(),
    recordedAt: recordedAt(),
  },
  (table) => [
    index('division_changes_division').on(table.divisionCode, table.effectiveFrom),
    check('division_changes_kind', sql`case ${table.kind} when 'rename' then ${table.name} is not null and ${table.successorCode} is null else ${table.name} is null and ${table.successorCode} is not null end`),
    pgPolicy('division_changes_member_select', { to: member, for: 'select', using: inScope(table.divisionCode) }),
    pgPolicy('division_changes_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${hasRole('county_admin')} and ${table.authorId} = ${currentAccount} and ${inScope(table.divisionCode)}`,
    }),
    operatorPolicy('division_changes'),
  ],
)
