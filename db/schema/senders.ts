import { sql } from 'drizzle-orm'
import { check, inet, pgPolicy, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { seriesCodes } from '@/domain/campaigns/choices'
import { auth, divisionCode, hasRole, id, inScope, member, operatorPolicy, plainDay, recordedAt } from './columns'
import { divisions } from './divisions'

/**
 * Senders (报送方): the tax bureau's or a town's program that sends daily counts with a token. The token is shown once and
 * kept as its hash, which no member reads. A sender sends one series for one scope, until its last day or until revoked.
 */
export const senders = pgTable(
  'senders',
  {
    id: id(),
    name: text().notNull(),
    scopeCode: divisionCode().notNull().references(() => divisions.code),
    series: text({ enum: seriesCodes }).notNull(),
    tokenHash: text().notNull(),
    /** The last day on which the token works. */
    expiresOn: plainDay().notNull(),
    createdById: uuid(),
    createdByName: text().notNull(),
    recordedAt: recordedAt(),
    revokedAt: timestamp({ withTimezone: true, mode: 'string' }),
    revokedByName: text(),
    lastUsedAt: timestamp({ withTimezone: true, mode: 'string' }),
    lastUsedAddress: inet(),
  },
  (table) => [
    unique('senders_token').on(table.tokenHash),
    check('senders_scope', sql`length(${table.scopeCode}) in (6, 9)`),
    pgPolicy('senders_member_select', { to: member, for: 'select', using: sql`${hasRole('county_admin')} and ${inScope(table.scopeCode)}` }),
    pgPolicy('senders_member_insert', { to: member, for: 'insert', withCheck: sql`${hasRole('county_admin')} and ${inScope(table.scopeCode)}` }),
    // Revoking alone (column grants in the migration).
    pgPolicy('senders_member_update', {
      to: member,
      for: 'update',
      using: sql`${hasRole('county_admin')} and ${inScope(table.scopeCode)}`,
      withCheck: sql`${hasRole('county_admin')} and ${inScope(table.scopeCode)}`,
    }),
    pgPolicy('senders_auth_select', { to: auth, for: 'select', using: sql`true` }),
    pgPolicy('senders_auth_update', { to: auth, for: 'update', using: sql`true`, withCheck: sql`true` }),
    operatorPolicy('senders'),
  ],
)
