import { sql } from 'drizzle-orm'
import { customType, pgPolicy, pgRole, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { PlainDate } from '@/domain/time/plain-date'

/** A division code: text that compares byte by byte, so that a prefix is a range (decision 2). */
export const divisionCode = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

/** A calendar day; the driver hands dates over as text, never as a moment. */
export const plainDay = customType<{ data: PlainDate; driverData: string }>({ dataType: () => 'date' })

export const id = () => uuid().primaryKey().default(sql`gen_random_uuid()`)
export const recordedAt = () => timestamp({ withTimezone: true, mode: 'string' }).notNull().default(sql`now()`)

/*
 * Roles of the database (decision 11). The names carry the default prefix; the migrator puts the installation's own in.
 * member: what a signed-in person's transaction runs as. auth: sign-in and sessions. ranker: reads whole counties for the
 * ranking. keeper: change counters and the audit chain. operator: the console and backup.
 */
export const member = pgRole('yingbao_member').existing()
export const auth = pgRole('yingbao_auth').existing()
export const ranker = pgRole('yingbao_ranker').existing()
export const keeper = pgRole('yingbao_keeper').existing()
export const operator = pgRole('yingbao_operator').existing()

const setting = (name: string) => sql.raw(`(select nullif(current_setting('yingbao.${name}', true), ''))`)

export const currentAccount = sql`${setting('account')}::uuid`
export const currentRole = setting('role')
export const currentCounty = setting('county')
/** The one series a sender's token may write; null for people. */
export const currentSeries = setting('series')

/** Inside the actor's ranges. The subquery runs once per statement; without settings it is null and nothing is seen. */
export const inScope = (column: AnyPgColumn | ReturnType<typeof sql.raw>) => sql`${column} <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange)`

export const hasRole = (...names: string[]) => sql`${currentRole} in (${sql.raw(names.map((name) => `'${name}'`).join(', '))})`

/** The console reads and writes everything; it is reached by the owner only. */
export const operatorPolicy = (table: string) => pgPolicy(`${table}_operator`, { to: operator, using: sql`true`, withCheck: sql`true` })
export const readerPolicy = (table: string, role: typeof member) => pgPolicy(`${table}_${role.name.replace('yingbao_', '')}`, { to: role, for: 'select', using: sql`true` })
