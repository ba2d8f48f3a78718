import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Sql, TransactionSql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAuditChain } from '../queries/audit-chain'
import { loadCounty } from '../seed/load-county'
import { pingliExample } from '../seed/pingli'
import { withOperator } from '../session'
import { countAppliedMigrations, knownMigrations } from '../setup/migrate'
import { givenActor } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { backupDatabase, pruneDailyBackups } from './backup'
import { CHECKSUM_BYTES, header, type Manifest } from './format'
import { rebuildAt } from './rebuild'
import { restoreDatabase } from './restore'
import { verifyBackup } from './verify'

const prefix = 'yingbao'
const folder = mkdtempSync(path.join(tmpdir(), 'yingbao-backup-'))
let source: TestDatabase
let file: string

/** Every row of every table as text, read as the operator. */
async function contents(client: Sql): Promise<Record<string, string[]>> {
  return client.begin(async (tx) => {
    await tx`select set_config('role', 'yingbao_operator', true)`
    const tables = await tx<{ name: string }[]>`select tablename::text as name from pg_tables where schemaname = 'public' order by 1`
    const all: Record<string, string[]> = {}
    for (const { name } of tables) {
      const rows = await tx.unsafe<{ line: string }[]>(`select t::text as line from public."${name}" t order by 1`)
      all[name] = rows.map((row) => row.line)
    }
    return all
  })
}

const awkward = '换行\n制表\t反斜杠\\ \\. \u{2CB07}𬬭 "引号" \u0007'

beforeAll(async () => {
  source = await openTestDatabase()
  await withOperator(source.ownerDb, '610926', (tx) => loadCounty(tx, pingliExample(), '演示数据'))
  await source.ownerClient.begin(async (tx) => {
    await tx`select set_config('role', 'yingbao_operator', true)`
    await tx`insert into installation (key, value) values ('awkward', ${awkward}), ('secrets_exported_at', 'long ago')`
  })
  file = await backupDatabase({ ownerUrl: source.ownerUrl, prefix, folder })
})
afterAll(async () => {
  await source.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs against a database of its own. */
async function withTarget(work: (target: TestDatabase) => Promise<void>) {
  const target = await openTestDatabase()
  try {
    await work(target)
  } finally {
    await target.close()
  }
}

/** A file like the backup but with its unpacked text changed, its checksum put right again. */
function forged(name: string, change: (body: string) => string): string {
  const packed = gzipSync(Buffer.from(change(gunzipSync(readFileSync(file).subarray(header.length, -CHECKSUM_BYTES)).toString('utf8'))))
  const whole = Buffer.concat([Buffer.from(header), packed])
  const target = path.join(folder, name)
  writeFileSync(target, Buffer.concat([whole, createHash('sha256').update(whole).digest()]))
  return target
}

function withManifest(change: (manifest: Manifest) => Manifest) {
  return (body: string) => {
    const end = body.indexOf('\n')
    return JSON.stringify(change(JSON.parse(body.slice(0, end)) as Manifest)) + body.slice(end)
  }
}

describe('a backup', () => {
  test('is one private file that names its structure and every row', async () => {
    expect(statSync(file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
    expect(readdirSync(folder)).toEqual([path.basename(file)])
    const manifest = await verifyBackup(file)
    expect(manifest.migration).toEqual({ count: knownMigrations().length, tag: knownMigrations().at(-1)?.tag })
    const rows = Object.entries(await contents(source.ownerClient)).map(([name, lines]) => [name, lines.length])
    expect(Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows]))).toEqual(Object.fromEntries(rows))
    expect(manifest.tables.find((table) => table.name === 'daily_counts')?.rows).toBeGreaterThan(100)
  })

  test('comes back equal in an empty database, guards and triggers included', () =>
    withTarget(async (target) => {
      await restoreDatabase({ ownerUrl: target.ownerUrl, prefix, file })
      const before = await contents(source.ownerClient)
      before.installation = before.installation?.filter((line) => !line.includes('secrets_exported_at')) ?? []
      const after = await contents(target.ownerClient)
      // All but the end of the log: the restore itself is an act.
      const { audit_entries: entries = [], ...rest }: typeof after = { ...after, audit_heads: [] }
      const { audit_entries: entriesBefore = [], ...restBefore }: typeof before = { ...before, audit_heads: [] }
      expect(rest).toEqual(restBefore)
      expect(entries.filter((line) => !line.includes('installation:restore'))).toEqual(entriesBefore)
      const open = await target.ownerClient`
        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relforcerowsecurity
        union all select tgname from pg_trigger where tgenabled <> 'O' and not tgisinternal`
      expect(open).toEqual([])
      await expect(target.ownerClient.begin(async (tx) => {
        await tx`select set_config('role', 'yingbao_operator', true)`
        await tx`update daily_counts set persons = 1`
      })).rejects.toThrow('只能追加')
    }))

  test('ends every session, revokes every token, and each county finds the restore in its log, the chain unbroken', () =>
    withTarget(async (target) => {
      const asOwner = <T>(client: typeof target.ownerClient, work: (tx: TransactionSql) => Promise<T>) =>
        client.begin(async (tx) => {
          await tx`select set_config('role', 'yingbao_operator', true)`
          return work(tx)
        })
      const { accountId } = await givenActor(source, 'auditor', '610926')
      await asOwner(source.ownerClient, async (tx) => {
        await tx`insert into sessions (id_hash, account_id, credential_version) values ('still open', ${accountId}, 1)`
        await tx`insert into senders (name, scope_code, series, token_hash, expires_on, created_by_name) values ('税务局程序', '610926', 'tax', 'hash of a token', '2999-12-31', '管理员')`
      })
      const taken = await backupDatabase({ ownerUrl: source.ownerUrl, prefix, folder: mkdtempSync(path.join(folder, 'open-')) })
      await restoreDatabase({ ownerUrl: target.ownerUrl, prefix, file: taken })
      await asOwner(target.ownerClient, async (tx) => {
        expect(await tx`select count(*)::int as open from sessions where ended_at is null`).toEqual([{ open: 0 }])
        // A token revoked after the backup was taken must not come back to life; which one it was nobody knows.
        expect(await tx`select revoked_by_name as by from senders where revoked_at is not null`).toEqual([{ by: '控制台' }])
        expect(await tx`select note from audit_entries where act = 'installation:restore' and scope_code = '610926'`).toEqual([{ note: expect.stringMatching(/，所有登录已结束，报送方的令牌已全部撤销（1个）$/) }])
        const counties = await tx`select code from divisions where level = 'county' order by code`
        expect(await tx`select scope_code as code, actor_name, actor_role from audit_entries where act = 'installation:restore' order by 1`).toEqual(
          counties.map(({ code }) => ({ code, actor_name: '控制台', actor_role: 'console' })),
        )
      })
      expect((await withOperator(target.ownerDb, '', (tx) => verifyAuditChain(tx, []))).findings).toEqual([])
    }))

  test('of an earlier structure goes into that structure first and ends at the structure of this program', async () => {
    const earlier = knownMigrations().length - 1
    const old = await openTestDatabase()
    await rebuildAt({ ownerUrl: old.ownerUrl, prefix, count: earlier })
    await old.ownerClient.begin(async (tx) => {
      await tx`select set_config('role', 'yingbao_operator', true)`
      await tx`insert into installation (key, value) values ('from', 'then')`
    })
    const oldFile = await backupDatabase({ ownerUrl: old.ownerUrl, prefix, folder, name: 'earlier.yingbao' })
    await old.close()
    expect((await verifyBackup(oldFile)).migration.count).toBe(earlier)
    await withTarget(async (target) => {
      await restoreDatabase({ ownerUrl: target.ownerUrl, prefix, file: oldFile })
      expect(await countAppliedMigrations(target.ownerUrl)).toBe(knownMigrations().length)
      expect((await contents(target.ownerClient)).installation).toEqual([expect.stringMatching(/^\(from,then,/)])
    })
  })

  test('sees one moment: what is written meanwhile is in it whole or not at all', async () => {
    const write = async () => {
      for (let n = 0; n < 60; n += 1) {
        await source.ownerClient.begin(async (tx) => {
          await tx`select set_config('role', 'yingbao_operator', true)`
          await tx`insert into installation (key, value) values (${`pair-${n}`}, '1')`
          await tx`insert into sign_in_throttles (subject, failures) values (${`pair-${n}`}, 1)`
        })
      }
    }
    const [second] = await Promise.all([backupDatabase({ ownerUrl: source.ownerUrl, prefix, folder, name: 'meanwhile.yingbao' }), write()])
    const body = gunzipSync(readFileSync(second).subarray(header.length, -CHECKSUM_BYTES)).toString('utf8')
    const pairs = body.match(/^pair-\d+/gm) ?? []
    expect(pairs.length).toBe(new Set(pairs).size * 2)
  })

  test('keeps the newest daily ones and leaves the others alone', async () => {
    const old = mkdtempSync(path.join(folder, 'prune-'))
    for (let day = 10; day < 30; day += 1) writeFileSync(path.join(old, `daily-2021-11-${day}.yingbao`), '')
    writeFileSync(path.join(old, 'yingbao-before-m4.yingbao'), '')
    await pruneDailyBackups(old, 14)
    expect(readdirSync(old).sort().slice(0, 2)).toEqual(['daily-2021-11-16.yingbao', 'daily-2021-11-17.yingbao'])
    expect(readdirSync(old)).toHaveLength(15)
  })
})

describe('restore refuses with a sentence and changes nothing', () => {
  const refused = async (target: TestDatabase, bad: string, sentence: string | RegExp) => {
    const before = await contents(target.ownerClient)
    await expect(restoreDatabase({ ownerUrl: target.ownerUrl, prefix, file: bad })).rejects.toThrow(sentence)
    expect(await contents(target.ownerClient)).toEqual(before)
  }

  test('any flipped bit and any missing end', async () => {
    const whole = readFileSync(file)
    const bad = path.join(folder, 'damaged.yingbao')
    const places = [0, 8, header.length + 3, ...Array.from({ length: 40 }, (_, n) => Math.floor((whole.length * n) / 40)), whole.length - 1]
    for (const place of places) {
      const copy = Buffer.from(whole)
      copy.writeUInt8(copy.readUInt8(place) ^ (1 << (place % 8)), place)
      writeFileSync(bad, copy)
      await expect(verifyBackup(bad), `byte ${place}`).rejects.toThrow(/已损坏|不是应保的备份文件|更新版本/)
    }
    for (const length of [0, 5, header.length, header.length + 40, whole.length - 1, Math.floor(whole.length / 2)]) {
      writeFileSync(bad, whole.subarray(0, length))
      await expect(verifyBackup(bad), `${length} bytes`).rejects.toThrow(/已损坏|不是应保的备份文件/)
    }
    await withTarget((target) => refused(target, bad, '已损坏'))
  })

  test('a file that was changed and given a fitting checksum', async () => {
    const bad = forged('forged.yingbao', (body) => body.replace('演示数据', '真实数据'))
    await expect(verifyBackup(bad)).rejects.toThrow('与清单不符')
    await expect(verifyBackup(forged('longer.yingbao', (body) => `${body}more`))).rejects.toThrow('末尾有多余内容')
    await expect(verifyBackup(forged('empty.yingbao', () => '{}\n'))).rejects.toThrow('清单读不懂')
  })

  test('a newer format, a newer structure, a missing and a foreign file', () =>
    withTarget(async (target) => {
      const newer = path.join(folder, 'newer.yingbao')
      writeFileSync(newer, `YINGBAO-BACKUP 2\n${'x'.repeat(100)}`)
      await refused(target, newer, '请先升级程序再恢复')
      const later = forged('later.yingbao', withManifest((m) => ({ ...m, programVersion: '9.0.0', migration: { count: 99, tag: '0098_later' } })))
      await refused(target, later, /应保 9\.0\.0 做的备份（结构第 99 步）.*请用 9\.0\.0 或更新的版本恢复/)
      await refused(target, path.join(folder, 'none.yingbao'), '找不到备份文件')
      await refused(target, path.join(process.cwd(), 'package.json'), '不是应保的备份文件')
    }))

  test('a database with content, even one row', () =>
    withTarget(async (target) => {
      await target.ownerClient.begin(async (tx) => {
        await tx`select set_config('role', 'yingbao_operator', true)`
        await tx`insert into divisions (code, name, level, valid_from) values ('610926', '平利县', 'county', '2000-01-01')`
      })
      await refused(target, file, /已经有内容（数据表 divisions）/)
    }))

  test('half way: a row that the database rejects undoes all', () =>
    withTarget(async (target) => {
      const fix = withManifest((m) => ({ ...m, tables: m.tables.map((t) => (t.name === 'daily_counts' ? { ...t, rows: t.rows + 1 } : t)) }))
      await refused(target, forged('row-missing.yingbao', fix), '已全部撤销')
    }))
})
