import { pipeline } from 'node:stream/promises'
import type { TransactionSql } from 'postgres'
import { connect } from '../client'
import { countAppliedMigrations, knownMigrations, migrateDatabase } from '../setup/migrate'
import { columnList, quoted, readTables } from './catalog'
import { readContainer } from './container'
import { BackupRefused, portableSettings, type Manifest } from './format'
import { rebuildAt } from './rebuild'
import { verifyBackup } from './verify'

export interface RestoreOptions {
  ownerUrl: string
  prefix: string
  file: string
}

/** Rows that a database has before anybody worked with it; they give way to the backup's. */
const FROM_THE_START: Record<string, string> = { audit_heads: 'number = 0', installation: 'true', sign_in_throttles: 'true' }

/** Throws unless no table holds more than a fresh database does. Reads as the operator, who sees every row. */
export async function insistOnEmpty({ ownerUrl, prefix }: Omit<RestoreOptions, 'file'>): Promise<void> {
  const { client } = connect(ownerUrl, { max: 1, applicationName: 'yingbao-restore' })
  try {
    await client.begin('read only', async (tx) => {
      await tx`select set_config('role', ${`${prefix}_operator`}, true)`
      for (const { name } of await readTables(tx)) {
        const [found] = await tx.unsafe(`select from ${quoted(name)} where not (${FROM_THE_START[name] ?? 'false'}) limit 1`)
        if (found) throw new BackupRefused(`数据库里已经有内容（数据表 ${name}），备份只恢复到空库，没有改动任何内容。请换一个空的数据文件夹（YINGBAO_DATA）或空的数据库。`)
      }
    })
  } finally {
    await client.end()
  }
}

/** Throws when the backup is from a later version of the program, naming that version. */
function refuseNewer(file: string, { migration, programVersion }: Manifest): void {
  const known = knownMigrations()
  if (known[migration.count - 1]?.tag === migration.tag) return
  throw new BackupRefused(`${file} 是应保 ${programVersion} 做的备份（结构第 ${migration.count} 步），比本程序（第 ${known.length} 步）新或不属于同一版本系列。请用 ${programVersion} 或更新的版本恢复。`)
}

/** The owner passes row-level security, and triggers sleep, only inside the transaction that this runs in. */
async function layOpen(tx: TransactionSql, names: string[]): Promise<void> {
  for (const name of names) await tx.unsafe(`alter table ${quoted(name)} no force row level security, disable trigger user`)
}

async function closeUp(tx: TransactionSql, names: string[], forced: Set<string>): Promise<void> {
  for (const name of names) {
    await tx.unsafe(`alter table ${quoted(name)} ${forced.has(name) ? 'force row level security, ' : ''}enable trigger user`)
  }
}

async function copyIn(tx: TransactionSql, entry: Manifest['tables'][number], text: AsyncIterable<Buffer>): Promise<void> {
  const target = await tx.unsafe(`copy ${quoted(entry.name)} (${columnList(entry.columns)}) from stdin`).writable()
  await pipeline(text, target)
  const [row] = await tx.unsafe<{ count: number }[]>(`select count(*)::int as count from ${quoted(entry.name)}`)
  if (row?.count !== entry.rows) throw new BackupRefused(`数据表 ${entry.name} 应恢复 ${entry.rows} 行，实际 ${row?.count ?? 0} 行，已全部撤销。`)
}

/** One row for each county, so that its administrator and auditor see where their log goes on from an earlier day. */
async function noteRestore(tx: TransactionSql, prefix: string, manifest: Manifest, revokedIn: string[]): Promise<void> {
  await tx`select set_config('role', ${`${prefix}_operator`}, true)`
  const counties = await tx<{ code: string }[]>`select code from divisions where level = 'county' order by code`
  const note = `备份于${new Date(manifest.createdAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })}，所有登录已结束，报送方的令牌已全部撤销`
  const entries = counties.map(({ code }) => ({ act: 'installation:restore', scopeCode: code, records: [code], fields: revokedIn.includes(code) ? ['revokedAt'] : [], note: `${note}（${revokedIn.filter((one) => one === code).length}个）` }))
  await tx`select append_audit(null::uuid, '控制台', 'console', null::inet, ${JSON.stringify(entries)}::jsonb)`
}

function insistOnSameTables(manifest: Manifest, tables: { name: string }[]): void {
  const wanted = manifest.tables.map((table) => table.name).sort()
  const found = tables.map((table) => table.name).sort()
  if (wanted.join() !== found.join()) throw new BackupRefused('数据库里的数据表与备份里的不一致，没有恢复任何内容。请恢复到全新的空库。')
}

/** Puts all rows in place in one transaction: all of them or none. */
async function fill({ ownerUrl, prefix, file }: RestoreOptions): Promise<void> {
  const { client } = connect(ownerUrl, { max: 1, applicationName: 'yingbao-restore' })
  try {
    await readContainer(file, (manifest, texts) =>
      client.begin(async (tx) => {
        await tx.unsafe(portableSettings)
        const tables = await readTables(tx)
        insistOnSameTables(manifest, tables)
        const names = tables.map((table) => table.name)
        const forced = await tx<{ name: string }[]>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`
        await layOpen(tx, names)
        for (const name of names.toReversed()) await tx.unsafe(`delete from ${quoted(name)}`)
        for await (const { entry, text } of texts) await copyIn(tx, entry, text)
        for (const { name, lastValue, isCalled } of manifest.sequences) await tx`select setval(${quoted(name)}::regclass, ${lastValue}::bigint, ${isCalled})`
        // The new machine has secrets of its own, which nobody has exported yet.
        await tx`delete from installation where key = 'secrets_exported_at'`
        // Whoever was signed in when the backup was taken signs in again: since then people were disabled, passwords changed.
        await tx`update sessions set ended_at = now() where ended_at is null`
        // So with programs: a token that was revoked since would open the desk again. A backup of an earlier version has none.
        const revoked = names.includes('senders') ? await tx`update senders set revoked_at = now(), revoked_by_name = '控制台' where revoked_at is null returning scope_code` : []
        await closeUp(tx, names, new Set(forced.map((table) => table.name)))
        await noteRestore(tx, prefix, manifest, revoked.map(({ scope_code: code }) => String(code).slice(0, 6)))
      }),
    )
  } finally {
    await client.end()
  }
}

/**
 * Restores a backup into an empty database, at the backup's own structure first and then up to this program's.
 * Refuses a damaged or newer file and a database with content, with a sentence and without changing anything.
 */
export async function restoreDatabase(options: RestoreOptions): Promise<Manifest> {
  const { ownerUrl, prefix, file } = options
  const manifest = await verifyBackup(file)
  refuseNewer(file, manifest)
  const [applied, known] = [await countAppliedMigrations(ownerUrl), knownMigrations().length]
  if (applied > known) throw new BackupRefused(`数据库的结构（第 ${applied} 步）比本程序（第 ${known} 步）新，没有恢复任何内容。请用更新的程序恢复。`)
  if (applied > 0) await insistOnEmpty({ ownerUrl, prefix })
  // A new database is handed to the owner by this, one step behind is brought along; otherwise it does nothing.
  await migrateDatabase(ownerUrl, prefix)
  const isOlder = manifest.migration.count < known
  if (isOlder) await rebuildAt({ ownerUrl, prefix, count: manifest.migration.count })
  await fill(options)
  if (isOlder) await migrateDatabase(ownerUrl, prefix)
  return manifest
}
