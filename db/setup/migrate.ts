import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { connect, type Connection } from '../client'

const folder = path.join(process.cwd(), 'db', 'migrations')

interface Journal {
  entries: { tag: string; when: number }[]
}

/** The migrations of this version of the program, oldest first. */
export function knownMigrations(): { tag: string; when: number }[] {
  return (JSON.parse(readFileSync(path.join(folder, 'meta', '_journal.json'), 'utf8')) as Journal).entries
}

/** The migrations that the database behind `ownerUrl` has already run, counted. Zero for a new database. */
export async function countAppliedMigrations(ownerUrl: string): Promise<number> {
  const { client } = connect(ownerUrl, { max: 1 })
  try {
    const [found] = await client<{ there: string | null }[]>`select to_regclass('drizzle.__drizzle_migrations')::text as there`
    if (!found?.there) return 0
    const [row] = await client<{ count: number }[]>`select count(*)::int as count from drizzle.__drizzle_migrations`
    return row?.count ?? 0
  } finally {
    await client.end()
  }
}

/**
 * On PostgreSQL 15 a role that inherits nothing does not get at schema public through owning the database: it takes the
 * database owner's role for a moment and gives itself the schema, and takes it from everybody else.
 */
async function takeSchema(client: Connection['client'], prefix: string): Promise<void> {
  await client.begin(async (tx) => {
    await tx`set local role pg_database_owner`
    await tx.unsafe(`grant all on schema public to ${prefix}_owner with grant option`)
    await tx`revoke all on schema public from public`
  })
}

/** A copy of the first `count` migrations under the installation's own role names, for the migrator to read. */
function ownMigrations(prefix: string, count: number): string {
  const own = mkdtempSync(path.join(tmpdir(), 'yingbao-migrations-'))
  cpSync(folder, own, { recursive: true })
  const journal = path.join(own, 'meta', '_journal.json')
  const { entries, ...about } = JSON.parse(readFileSync(journal, 'utf8')) as Journal
  writeFileSync(journal, JSON.stringify({ ...about, entries: entries.slice(0, count) }))
  for (const file of readdirSync(own).filter((name) => name.endsWith('.sql'))) {
    const text = readFileSync(path.join(own, file), 'utf8')
    writeFileSync(path.join(own, file), text.replace(/\byingbao_(member|auth|ranker|keeper|operator|login|owner)\b/g, `${prefix}_$1`))
  }
  return own
}

/**
 * Brings the database up to this version, or up to its first `count` migrations (an older backup's structure). Role names
 * in the files carry the default prefix; the installation's goes in here.
 */
export async function migrateDatabase(ownerUrl: string, prefix: string, count = Infinity): Promise<void> {
  const own = ownMigrations(prefix, count)
  const { client, db } = connect(ownerUrl, { max: 1 })
  try {
    await takeSchema(client, prefix)
    await migrate(db, { migrationsFolder: own })
  } finally {
    await client.end()
    rmSync(own, { recursive: true, force: true })
  }
}
