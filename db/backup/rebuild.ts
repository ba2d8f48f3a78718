import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { connect } from '../client'

/** The first `count` migrations in a folder of their own, under the installation's role names. */
function earlierMigrations(count: number, prefix: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'yingbao-migrations-'))
  cpSync(path.join(process.cwd(), 'db', 'migrations'), folder, { recursive: true })
  const journal = path.join(folder, 'meta', '_journal.json')
  const { entries, ...about } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] }
  writeFileSync(journal, JSON.stringify({ ...about, entries: entries.slice(0, count) }))
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql') && prefix !== 'yingbao')) {
    const text = readFileSync(path.join(folder, name), 'utf8')
    writeFileSync(path.join(folder, name), text.replace(/\byingbao_(member|auth|ranker|keeper|operator|login|owner)\b/g, `${prefix}_$1`))
  }
  return folder
}

/**
 * Gives a database without content the structure it had after `count` migrations, so that a backup of that time fits.
 * Only to be called on an empty database: it drops everything and starts over.
 */
export async function rebuildAt({ ownerUrl, prefix, count }: { ownerUrl: string; prefix: string; count: number }): Promise<void> {
  const folder = earlierMigrations(count, prefix)
  const { client, db } = connect(ownerUrl, { max: 1 })
  try {
    await client.begin((tx) => tx.unsafe('drop schema if exists public, staging, drizzle cascade; create schema public'))
    await migrate(db, { migrationsFolder: folder })
  } finally {
    await client.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
