import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres, type RunningPostgres } from './postgres.mjs'

const supervisor = fileURLToPath(new URL('./postgres.mjs', import.meta.url))
const root = mkdtempSync(path.join(tmpdir(), 'yingbao-postgres-'))
const dataDir = path.join(root, 'data', 'postgres')
const running = new Set<RunningPostgres>()
const GIVEN_UP = '启动数据库时收到停止信号，已停下。'

async function start(options: Partial<Parameters<typeof startPostgres>[0]> = {}) {
  const handle = await startPostgres({ dataDir, settings: { fsync: 'off' }, ...options })
  running.add(handle)
  return handle
}

async function stop(handle: RunningPostgres) {
  running.delete(handle)
  await handle.stop()
}

async function value(handle: RunningPostgres, text: string) {
  const sql = postgres(handle.superuserUrl, { max: 1, onnotice: () => {} })
  try {
    const [row] = await sql.unsafe(text)
    return row ? Object.values(row)[0] : undefined
  } finally {
    await sql.end()
  }
}

/** Another Node starts the database and is then killed without a chance to clean up. */
async function startInKilledNode() {
  const code = `
    const { startPostgres } = await import(${JSON.stringify(supervisor)})
    const pg = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, settings: { fsync: 'off' } })
    console.log(pg.pid)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  const pid = await new Promise<number>((resolve) => child.stdout.once('data', (text: Buffer) => resolve(Number(text.toString()))))
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  return pid
}

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  beforeAll(() => {
    // Temporary folders are 0700; as root PostgreSQL runs under another account that must pass through.
    if (process.getuid?.() === 0) chmodSync(root, 0o711)
    mkdirSync(path.join(root, 'data'))
  })
  afterEach(async () => {
    for (const handle of running) await stop(handle)
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('redoes a half-finished initdb and keeps what was stored over a restart', async () => {
    mkdirSync(`${dataDir}.new`)
    writeFileSync(path.join(`${dataDir}.new`, 'PG_VERSION'), '18\n')
    const first = await start()
    await value(first, 'create table kept as select 42 as answer')
    await stop(first)
    const second = await start()
    expect(await value(second, 'select answer from kept')).toBe(42)
    expect(second.adopted).toBe(false)
  })

  it('listens on the loopback address only, wants a password, flushes commits unless told otherwise', async () => {
    const handle = await start({ settings: {} })
    expect(await value(handle, 'show listen_addresses')).toBe('127.0.0.1')
    expect(await value(handle, 'show unix_socket_directories')).toBe('')
    expect(await value(handle, 'show fsync')).toBe('on')
    expect(await value(handle, `select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256'`)).toBe(0)
    expect(await value(handle, 'show server_encoding')).toBe('UTF8')
    expect(await value(handle, 'show timezone')).toBe('Asia/Shanghai')
  })

  it.skipIf(process.platform === 'win32')('keeps the password in a 0600 file and leaves no other copy', async () => {
    const handle = await start()
    expect(statSync(`${dataDir}.password`).mode & 0o777).toBe(0o600)
    const copies = spawnSync('grep', ['-rlF', '-e', handle.password, root], { encoding: 'utf8' }).stdout.trim()
    expect(copies).toBe(`${dataDir}.password`)
  })

  it('refuses a second program on the same folder while the first lives', async () => {
    await start()
    const code = `await (await import(${JSON.stringify(supervisor)})).startPostgres({ dataDir: ${JSON.stringify(dataDir)} }).catch((e) => console.log(e.message))`
    const second = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
    expect(second.stdout).toContain(`正由另一个程序（进程 ${process.pid}）使用`)
  })

  it('adopts a server whose Node was killed', async () => {
    const pid = await startInKilledNode()
    const handle = await start()
    expect(handle).toMatchObject({ adopted: true, pid })
    expect(await value(handle, 'select answer from kept')).toBe(42)
  })

  it('recovers after the server itself was killed, and says that it died', async () => {
    const first = await start()
    const died = new Promise<void>((resolve) => first.onUnexpectedExit(resolve))
    process.kill(first.pid, 'SIGKILL')
    await died
    await stop(first)
    const second = await start({ port: first.port })
    expect(second.port).toBe(first.port)
    expect(await value(second, 'select answer from kept')).toBe(42)
  })

  it('recovers when server and Node were both killed', async () => {
    process.kill(await startInKilledNode(), 'SIGKILL')
    const handle = await start()
    expect(handle.adopted).toBe(false)
    expect(await value(handle, 'select answer from kept')).toBe(42)
  })

  it.each([['a dead process', 2 ** 22 + 1], ['a process that is not PostgreSQL', process.pid]])('starts over a postmaster.pid naming %s', async (_, pid) => {
    const first = await start()
    const left = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8')
    await stop(first)
    writeFileSync(path.join(dataDir, 'postmaster.pid'), left.replace(/^\d+/, String(pid)), { mode: 0o666 })
    const second = await start()
    expect(await value(second, 'select answer from kept')).toBe(42)
  })

  it('names a port that is taken', async () => {
    const other = await start()
    await expect(startPostgres({ dataDir: path.join(root, 'data', 'other'), port: other.port, settings: { fsync: 'off' } })).rejects.toThrow(
      `端口 ${other.port} 已被别的程序占用`,
    )
  })

  it('refuses a folder of another major version, naming the way to restore, and a folder that is none', async () => {
    const old = path.join(root, 'data', 'old')
    mkdirSync(old)
    writeFileSync(path.join(old, 'PG_VERSION'), '15\n')
    await expect(startPostgres({ dataDir: old })).rejects.toThrow(/PostgreSQL 15 的数据文件夹.*PostgreSQL 18.*npm run cli -- restore/)
    expect(readFileSync(path.join(old, 'PG_VERSION'), 'utf8')).toBe('15\n')
    await expect(startPostgres({ dataDir: path.join(root, 'data') })).rejects.toThrow('不是数据库文件夹')
  })

  it.runIf(process.getuid?.() === 0)('as root refuses data that its account can no longer reach, instead of starting empty elsewhere', async () => {
    const hidden = path.join(root, 'hidden')
    mkdirSync(path.join(hidden, 'postgres'), { recursive: true, mode: 0o700 })
    writeFileSync(path.join(hidden, 'postgres', 'PG_VERSION'), '18\n')
    await expect(startPostgres({ dataDir: path.join(hidden, 'postgres') })).rejects.toThrow('无权走到那里')
  })

  it('refuses secrets that do not fit the running server', async () => {
    await startInKilledNode()
    await expect(startPostgres({ dataDir, password: 'not-the-one' })).rejects.toThrow('口令与密钥文件不符')
    expect(existsSync(`${dataDir}.lock`)).toBe(false)
    const handle = await start()
    expect(handle.adopted).toBe(true)
  })

  it('leaves nothing running when told to give up while it starts', async () => {
    await stop(await start())
    const pidFile = path.join(dataDir, 'postmaster.pid')
    const giveUp = new AbortController()
    const starting = start({ signal: giveUp.signal }).then(stop, (error: Error) => error.message)
    // The file is made before its first line is written.
    const readPid = () => (existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0)
    let pid = readPid()
    for (; pid === 0; pid = readPid()) await new Promise((resolve) => setTimeout(resolve, 1))
    giveUp.abort()
    // Only where it was up in that very millisecond is there a handle to stop.
    expect([GIVEN_UP, undefined]).toContain(await starting)
    expect(pid).toBeGreaterThan(1)
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    // And the next start finds the folder free and whole.
    expect(await value(await start(), 'select 1')).toBe(1)
  })

  it('launches nothing when told to give up while the folder is made', async () => {
    const fresh = path.join(root, 'data', 'hasty')
    const giveUp = new AbortController()
    await expect(start({ dataDir: fresh, signal: giveUp.signal, log: () => giveUp.abort() })).rejects.toThrow(GIVEN_UP)
    expect(existsSync(path.join(fresh, 'postmaster.pid'))).toBe(false)
    expect(existsSync(`${fresh}.log`)).toBe(false)
  })
})
