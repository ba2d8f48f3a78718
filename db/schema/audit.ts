import { sql } from 'drizzle-orm'
import { bigint, index, inet, pgPolicy, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { divisionCode, hasRole, inScope, keeper, member, operatorPolicy } from './columns'

/**
 * The audit chain (decision 7): who, when, from where, which act, which records and which fields; never personal values.
 * `number` is gapless, `hash` covers the row and the hash before it. Rows come in through append_audit alone.
 */
export const auditEntries = pgTable(
  'audit_entries',
  {
    number: bigint({ mode: 'number' }).primaryKey(),
    at: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
    actorId: uuid(),
    actorName: text().notNull(),
    actorRole: text().notNull(),
    address: inet(),
    /** noun:verb, as `daily-counts:save`. */
    act: text().notNull(),
    /** The division the act concerned: who may read the row. */
    scopeCode: divisionCode().notNull(),
    records: text().array().notNull(),
    fields: text().array().notNull(),
    note: text().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    index('audit_entries_scope').on(table.scopeCode, table.number.desc()),
    index('audit_entries_actor').on(table.actorId, table.number.desc()),
    pgPolicy('audit_entries_member_select', {
      to: member,
      for: 'select',
      using: sql`${hasRole('county_admin', 'auditor')} and ${inScope(table.scopeCode)}`,
    }),
    pgPolicy('audit_entries_keeper', { to: keeper, using: sql`true`, withCheck: sql`true` }),
    operatorPolicy('audit_entries'),
  ],
)

/** The end of the chain: the last number and hash. Its row lock puts writers in line. */
export const auditHeads = pgTable(
  'audit_heads',
  { chain: text().primaryKey(), number: bigint({ mode: 'number' }).notNull(), hash: text().notNull() },
  () => [pgPolicy('audit_heads_keeper', { to: keeper, using: sql`true`, withCheck: sql`true` }), operatorPolicy('audit_heads')],
)
