import { sql } from 'drizzle-orm'
import { boolean, check, index, inet, integer, pgPolicy, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { departmentCodes, roles } from '@/domain/access/roles'
import { auth, currentAccount, divisionCode, hasRole, id, inScope, member, operatorPolicy, plainDay, recordedAt } from './columns'
import { divisions } from './divisions'

/**
 * Accounts. `passwordHash` is readable by the sign-in role alone (column grants in the migration). `credentialVersion` rises
 * with every change of password, role, scope or state and so ends all sessions begun before.
 */
export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    username: text().notNull(),
    displayName: text().notNull(),
    role: text({ enum: roles }).notNull(),
    department: text({ enum: departmentCodes }),
    scopeCode: divisionCode().notNull().references(() => divisions.code),
    passwordHash: text().notNull(),
    mustChangePassword: boolean().notNull().default(true),
    credentialVersion: integer().notNull().default(1),
    disabledAt: timestamp({ withTimezone: true, mode: 'string' }),
    /** The last day on which the account works; null for no end. */
    expiresOn: plainDay(),
    /** When somebody last signed in; null for never. What idle accounts are known by. */
    lastSignedInAt: timestamp({ withTimezone: true, mode: 'string' }),
    /** When it was last enabled again; counts as use, so that it is not idle at once. */
    enabledAt: timestamp({ withTimezone: true, mode: 'string' }),
    /** Whether the account may sign bulletins (R13); of staff and supervisors alone. */
    signsBulletins: boolean().notNull().default(false),
    /** Raised by every change, so that two administrators do not overwrite each other. */
    version: integer().notNull().default(1),
    recordedAt: recordedAt(),
  },
  (table) => [
    unique('accounts_username').on(table.username),
    index('accounts_scope').on(table.scopeCode),
    check('accounts_username_form', sql`${table.username} ~ '^[a-z0-9][a-z0-9._-]{1,31}$'`),
    check('accounts_scope_fits_role', sql`length(${table.scopeCode}) = case ${table.role} when 'town_clerk' then 9 when 'village_agent' then 12 else 6 end`),
    check('accounts_department', sql`(${table.role} = 'department') = (${table.department} is not null)`),
    check('accounts_signs_bulletins', sql`not ${table.signsBulletins} or ${table.role} in ('county_staff', 'supervisor')`),
    pgPolicy('accounts_member_select', {
      to: member,
      for: 'select',
      using: sql`${table.id} = ${currentAccount} or (${hasRole('county_admin')} and ${inScope(table.scopeCode)}) or (${hasRole('town_clerk')} and ${table.role} = 'village_agent' and ${inScope(table.scopeCode)})`,
    }),
    pgPolicy('accounts_member_insert', { to: member, for: 'insert', withCheck: sql`${hasRole('county_admin')} and ${inScope(table.scopeCode)}` }),
    // Which columns each act may touch is the mutation's business; which rows, the database's. One's own row: the password.
    pgPolicy('accounts_member_update', {
      to: member,
      for: 'update',
      using: sql`${table.id} = ${currentAccount} or (${hasRole('county_admin')} and ${inScope(table.scopeCode)}) or (${hasRole('town_clerk')} and ${table.role} = 'village_agent' and ${inScope(table.scopeCode)})`,
      withCheck: sql`(${table.id} = ${currentAccount} and ${table.role} = (select nullif(current_setting('yingbao.role', true), '')) and ${inScope(table.scopeCode)}) or (${hasRole('county_admin')} and ${inScope(table.scopeCode)}) or (${hasRole('town_clerk')} and ${table.role} = 'village_agent' and ${inScope(table.scopeCode)})`,
    }),
    pgPolicy('accounts_auth_select', { to: auth, for: 'select', using: sql`true` }),
    pgPolicy('accounts_auth_insert', { to: auth, for: 'insert', withCheck: sql`true` }),
    pgPolicy('accounts_auth_update', { to: auth, for: 'update', using: sql`true`, withCheck: sql`true` }),
    operatorPolicy('accounts'),
  ],
)

/** Sign-ins. The id that the cookie carries is stored hashed; the row ends on sign-out, the account's version ends it earlier. */
export const sessions = pgTable(
  'sessions',
  {
    idHash: text().primaryKey(),
    accountId: uuid().notNull().references(() => accounts.id),
    credentialVersion: integer().notNull(),
    startedAt: recordedAt(),
    lastUsedAt: timestamp({ withTimezone: true, mode: 'string' }).notNull().default(sql`now()`),
    endedAt: timestamp({ withTimezone: true, mode: 'string' }),
    address: inet(),
    /** When the second factor was given; null for a sign-in without one. */
    secondFactorAt: timestamp({ withTimezone: true, mode: 'string' }),
    /** With the account's own password, or at the county's sign-in server. */
    via: text({ enum: ['password', 'oidc'] }).notNull().default('password'),
  },
  (table) => [
    index('sessions_account').on(table.accountId),
    check('sessions_via_check', sql`${table.via} in ('password', 'oidc')`),
    pgPolicy('sessions_auth', { to: auth, using: sql`true`, withCheck: sql`true` }),
    operatorPolicy('sessions'),
  ],
)

/** Failed sign-ins by subject, `account:<name>` (existing or not) or `address:<ip>`; in the database so that a restart forgets nothing. */
export const signInThrottles = pgTable(
  'sign_in_throttles',
  {
    subject: text().primaryKey(),
    failures: integer().notNull(),
    blockedUntil: timestamp({ withTimezone: true, mode: 'string' }),
    lastFailureAt: timestamp({ withTimezone: true, mode: 'string' }).notNull().default(sql`now()`),
  },
  () => [pgPolicy('sign_in_throttles_auth', { to: auth, using: sql`true`, withCheck: sql`true` }), operatorPolicy('sign_in_throttles')],
)
