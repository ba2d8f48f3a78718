import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { TransactionSql } from 'postgres'
import { connect } from '../client'
import { knownMigrations } from '../setup/migrate'
import { columnList, insistOnSeeingAll, quoted, readSequences, readTables, type CatalogTable } from './catalog'
import { writeContainer } from './container'
import { BackupRefused, FORMAT, portableSettings, type Manifest, type TableEntry } from './format'

export interface BackupOptions {
  /** Connects as the owner, who may become the operator and so sees every row. */
  ownerUrl: string
  /** Prefix of the installation's role names. */
  prefix: string
  /** Where the file goes, made when missing. */
  folder: string
  /** The file's name; default: the moment and the migration number. */
  name?: string
}

/** 2021-11-23-170502 in the county's time. */
function stamp(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(now).replace(' ', '-').replaceAll(':', '')
}

export function programVersion(): string {
  const file = path.join(process.cwd(), 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

async function readMigration(tx: TransactionSql): Promise<Manifest['migration']> {
  const [row] = await tx<{ count: number; latest: string | null }[]>`
    select count(*)::int as count, max(created_at)::text as latest from drizzle.__drizzle_migrations`
  const known = knownMigrations().find((migration) => String(migration.when) === row?.latest)
  if (!row || !known) throw new BackupRefused('数据库的结构版本不是本程序认得的，没有备份。请用上次运行的程序版本来备份。')
  return { count: row.count, tag: known.tag }
}

/** Writes one table's rows to a file as COPY text. */
async function copyOut(tx: TransactionSql, table: CatalogTable, file: string): Promise<TableEntry> {
  const hash = createHash('sha256')
  const out = await open(file, 'wx', 0o600)
  let [rows, bytes] = [0, 0]
  try {
    const stream = await tx.unsafe(`copy (select ${columnList(table.columns)} from ${quoted(table.name)}) to stdout`).readable()
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk)
      bytes += chunk.length
      // COPY writes line breaks inside values as \n, so a real one ends a row.
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows += 1
      await out.write(chunk)
    }
    // The driver pauses its socket when the stream is full and, at the end, forgets to resume it: the next query would hang.
    stream._read(0)
  } finally {
    await out.close()
  }
  return { ...table, rows, bytes, sha256: hash.digest('hex') }
}

/** One snapshot of everything: the manifest, and a text file per table in `scratch`. */
async function takeSnapshot({ ownerUrl, prefix }: BackupOptions, scratch: string): Promise<{ manifest: Manifest; parts: string[] }> {
  const { client } = connect(ownerUrl, { max: 1, applicationName: 'yingbao-backup' })
  try {
    return await client.begin('isolation level repeatable read read only', async (tx) => {
      await tx.unsafe(portableSettings)
      const migration = await readMigration(tx)
      const [server] = await tx<{ version: string }[]>`select current_setting('server_version') as version`
      const sequences = await readSequences(tx)
      const tables = await readTables(tx)
      await insistOnSeeingAll(tx, `${prefix}_operator`)
      await tx`select set_config('role', ${`${prefix}_operator`}, true)`
      const entries: TableEntry[] = []
      const parts: string[] = []
      for (const [index, table] of tables.entries()) {
        const part = path.join(scratch, String(index))
        entries.push(await copyOut(tx, table, part))
        parts.push(part)
      }
      const about = { product: 'yingbao', format: FORMAT, programVersion: programVersion(), createdAt: new Date().toISOString() } as const
      return { manifest: { ...about, serverVersion: server?.version ?? '', migration, tables: entries, sequences }, parts }
    })
  } finally {
    await client.end()
  }
}

/** What a killed backup left behind holds rows in plain text. */
async function removeOldScratch(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const old = path.join(folder, name)
    if (/^\.scratch-|\.part$/.test(name) && Date.now() - (await stat(old)).mtimeMs > 3_600_000) await rm(old, { recursive: true, force: true })
  }
}

/** Backs the whole database up into one file and returns its path. Errors are sentences (BackupRefused) or the database's. */
export async function backupDatabase(options: BackupOptions): Promise<string> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 })
  await removeOldScratch(options.folder)
  const scratch = await mkdtemp(path.join(options.folder, '.scratch-'))
  try {
    const { manifest, parts } = await takeSnapshot(options, scratch)
    const file = path.join(options.folder, options.name ?? `yingbao-${stamp(new Date())}-m${manifest.migration.count}.yingbao`)
    await writeContainer(file, manifest, parts)
    return file
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Removes all but the newest `keep` daily backups; others, such as those before a migration, stay. */
export async function pruneDailyBackups(folder: string, keep: number): Promise<void> {
  const daily = (await readdir(folder)).filter((name) => /^daily-\d{4}-\d{2}-\d{2}\.yingbao$/.test(name)).sort()
  for (const name of daily.slice(0, Math.max(0, daily.length - keep))) await rm(path.join(folder, name))
}
