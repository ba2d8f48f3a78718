import { sql } from 'drizzle-orm'
import { check, index, integer, pgPolicy, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { quotaKinds } from '@/domain/quotas/quota'
import { campaigns } from './campaigns'
import { currentAccount, divisionCode, hasRole, id, inScope, member, operatorPolicy, plainDay, ranker, readerPolicy, recordedAt } from './columns'
import { divisions } from './divisions'

/** The quota ledger (R2): append-only; the newest entry in force on a day is the quota. `persons` is null when a quota ends. */
export const quotas = pgTable(
  'quotas',
  {
    id: id(),
    campaignId: uuid().notNull().references(() => campaigns.id),
    divisionCode: divisionCode().notNull().references(() => divisions.code),
    kind: text({ enum: quotaKinds }).notNull(),
    coverageGroup: text().notNull(),
    persons: integer(),
    effectiveFrom: plainDay().notNull(),
    /** Place in the notice's table; the notice's order is not code order (R3). */
    position: integer().notNull(),
    remark: text().notNull().default(''),
    reason: text().notNull(),
    documentNumber: text().notNull(),
    authorId: uuid(),
    authorName: text().notNull(),
    recordedAt: recordedAt(),
    /** Entries of one transaction share `recordedAt`; this orders them. */
    entryNumber: integer().notNull().generatedAlwaysAsIdentity(),
  },
  (table) => [
    index('quotas_in_force').on(table.campaignId, table.kind, table.coverageGroup, table.divisionCode, table.effectiveFrom.desc(), table.entryNumber.desc()),
    check('quotas_persons', sql`${table.persons} >= 0`),
    pgPolicy('quotas_member_select', { to: member, for: 'select', using: inScope(table.divisionCode) }),
    pgPolicy('quotas_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${hasRole('county_admin', 'county_staff')} and ${table.authorId} = ${currentAccount} and ${inScope(table.divisionCode)} and ${table.campaignId} in (select id from campaigns)`,
    }),
    readerPolicy('quotas', ranker),
    operatorPolicy('quotas'),
  ],
)

/** Milestones that the notice prints in persons, cumulative; they win over percentages (R3). */
export const quotaMilestones = pgTable(
  'quota_milestones',
  {
    quotaId: uuid().notNull().references(() => quotas.id),
    dueOn: plainDay().notNull(),
    persons: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.quotaId, table.dueOn] }),
    check('quota_milestones_persons', sql`${table.persons} >= 0`),
    pgPolicy('quota_milestones_member_select', { to: member, for: 'select', using: sql`${table.quotaId} in (select id from quotas)` }),
    pgPolicy('quota_milestones_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${hasRole('county_admin', 'county_staff')} and ${table.quotaId} in (select id from quotas)`,
    }),
    readerPolicy('quota_milestones', ranker),
    operatorPolicy('quota_milestones'),
  ],
)
