import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgPolicy, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { auth, currentAccount, currentCounty, divisionCode, hasRole, id, member, operatorPolicy, recordedAt } from './columns'
import { divisions } from './divisions'

/** How people of a county sign in, as revisions, the newest of which holds: who needs a second factor, when idle accounts end. */
export const signInSettings = pgTable(
  'sign_in_settings',
  {
    id: id(),
    countyCode: divisionCode().notNull().references(() => divisions.code),
    /** Roles that must sign in with a second factor (TOTP). */
    secondFactorRoles: text().array().notNull(),
    /** Days without signing in after which an account is disabled; null for never. */
    idleDays: integer(),
    authorId: uuid(),
    authorName: text().notNull(),
    recordedAt: recordedAt(),
  },
  (table) => [
    index('sign_in_settings_newest').on(table.countyCode, table.recordedAt.desc()),
    check('sign_in_settings_idle', sql`${table.idleDays} between 7 and 3650`),
    pgPolicy('sign_in_settings_member_select', { to: member, for: 'select', using: sql`${table.countyCode} = ${currentCounty}` }),
    pgPolicy('sign_in_settings_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${hasRole('county_admin')} and ${table.countyCode} = ${currentCounty} and ${table.authorId} = ${currentAccount}`,
    }),
    pgPolicy('sign_in_settings_auth_select', { to: auth, for: 'select', using: sql`true` }),
    operatorPolicy('sign_in_settings'),
  ],
)

/** Second factors (TOTP, RFC 6238). The secret is sealed with the installation's key; `lastStep` refuses a code used twice. */
export const secondFactors = pgTable(
  'second_factors',
  {
    accountId: uuid().primaryKey().references(() => accounts.id),
    sealedSecret: text().notNull(),
    /** null while it is being set up. */
    confirmedAt: timestamp({ withTimezone: true, mode: 'string' }),
    lastStep: bigint({ mode: 'number' }).notNull().default(0),
    recordedAt: recordedAt(),
  },
  () => [pgPolicy('second_factors_auth', { to: auth, using: sql`true`, withCheck: sql`true` }), operatorPolicy('second_factors')],
)

/** Who somebody is at the county's own sign-in server (OIDC): issuer and subject, bound to one account. */
export const accountIdentities = pgTable(
  'account_identities',
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    accountId: uuid().notNull().references(() => accounts.id),
    recordedAt: recordedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.subject] }),
    index('account_identities_account').on(table.accountId),
    pgPolicy('account_identities_auth', { to: auth, using: sql`true`, withCheck: sql`true` }),
    operatorPolicy('account_identities'),
  ],
)
