import { sql } from 'drizzle-orm'
import { integer, jsonb, pgPolicy, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { auth, currentAccount, member, operatorPolicy, recordedAt } from './columns'

/** Answers already given, by account (or sender) and key: a repeated request gets the same one and changes nothing (decision 6). */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** The account, or the sender whose token wrote. */
    accountId: uuid().notNull(),
    key: text().notNull(),
    route: text().notNull(),
    bodyHash: text().notNull(),
    status: integer(),
    answer: jsonb().$type<unknown>(),
    recordedAt: recordedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.key] }),
    pgPolicy('idempotency_keys_member', {
      to: member,
      using: sql`${table.accountId} = ${currentAccount}`,
      withCheck: sql`${table.accountId} = ${currentAccount}`,
    }),
    operatorPolicy('idempotency_keys'),
  ],
)

/** Facts about this installation that are not a county's: the first-run code, when keys were last exported. */
export const installation = pgTable('installation', { key: text().primaryKey(), value: text().notNull(), recordedAt: recordedAt() }, () => [
  pgPolicy('installation_auth', { to: auth, using: sql`true`, withCheck: sql`true` }),
  operatorPolicy('installation'),
])
