import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import postgres from 'postgres'
import { databaseSql, rolesSql } from '../db/setup/roles'
import { signInClient } from '../e2e/desk-client'
import { prepareDesk, type DeskProcess } from '../e2e/desk-process'

/** Running the desk: refusals at the door, stopping, moving to another machine and to a server. */

let desk: DeskProcess
let scratch: string
test.beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'yingbao-operations-'))
  chmodSync(scratch, 0o711) // as root the database runs as another user, who must get through
  desk = await prepareDesk()
  await desk.start()
})
test.afterAll(async () => {
  await desk.remove()
  rmSync(scratch, { recursive: true, force: true })
})

/** Runs a program of ours to its end. */
function run(script: string, args: string[], env: Record<string, string>) {
  const ended = spawnSync(process.execPath, [script, ...args], { env: { ...process.env, YINGBAO_SKIP_INSTALL: '1', ...env }, encoding: 'utf8', timeout: 60_000 })
  return { code: ended.status, out: ended.stdout, err: ended.stderr }
}

const cli = (args: string[], env: Record<string, string>) => run('scripts/cli.mjs', args, env)

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('a second start on the same data names the running one', () => {
  const second = run('scripts/start.mjs', [], { YINGBAO_DATA: desk.dataFolder, PORT: '1' })
  expect(second.code).toBe(1)
  expect(second.err).toContain(`应保已经在运行（进程 ${desk.pid()}），网址 ${desk.url}`)
})

test('a port that is taken, an open door and a missing owner are refused in a sentence', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as AddressInfo
  const data = path.join(scratch, 'refused')
  expect(run('scripts/start.mjs', [], { YINGBAO_DATA: data, PORT: String(port) }).err).toContain(`端口 ${port} 已被别的程序占用`)
  expect(run('scripts/start.mjs', [], { YINGBAO_DATA: data, HOST: '0.0.0.0' }).err).toContain('必须加密')
  expect(run('scripts/start.mjs', [], { YINGBAO_DATA: data, DATABASE_URL: 'postgres://nowhere' }).err).toContain('还需要 YINGBAO_OWNER_URL')
  taken.close()
})

test('secrets are private, and the web server does not hold the owner of the tables', () => {
  expect(statSync(path.join(desk.dataFolder, 'secrets.json')).mode & 0o077).toBe(0)
  expect(statSync(path.join(desk.dataFolder, 'accounts.txt')).mode & 0o077).toBe(0)
  const secrets = JSON.parse(readFileSync(path.join(desk.dataFolder, 'secrets.json'), 'utf8')) as Record<string, string>
  expect(new Set(Object.values(secrets)).size).toBe(4)
  expect(desk.output()).not.toContain(secrets.ownerPassword)
})

test('stopping takes down all it started, and the next start has the same data', async () => {
  const database = Number(readFileSync(path.join(desk.dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  const node = desk.pid()
  await desk.stop()
  // An ended process keeps its number until whoever inherited it has taken note.
  await expect.poll(() => [isAlive(node), isAlive(database), existsSync(path.join(desk.dataFolder, 'runtime.json'))]).toEqual([false, false, false])
  await desk.start()
  await signInClient(desk.url, 'lingdao', desk.passwordOf('lingdao'))
})

test('Ctrl-C in the first seconds leaves no database behind', async () => {
  test.skip(process.platform === 'win32', 'Windows has no signals to kill with')
  const folder = path.join(scratch, 'hasty')
  const pidFile = path.join(folder, 'postgres', 'postmaster.pid')
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, YINGBAO_SKIP_INSTALL: '1', YINGBAO_DATA: folder, PORT: String(desk.port + 1), NODE_ENV: 'production' }, stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await expect.poll(() => existsSync(pidFile), { intervals: [5] }).toBe(true)
  const database = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  child.kill('SIGINT')
  await ended
  await expect.poll(() => isAlive(database)).toBe(false)
  expect(existsSync(pidFile)).toBe(false)
})

test('it ends with the npm that started it, however that one ends', async () => {
  test.skip(process.platform === 'win32', 'Windows has no signals to kill with')
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    await desk.stop()
    const npm = spawn('npm', ['start'], {
      env: { ...process.env, YINGBAO_SKIP_INSTALL: '1', YINGBAO_DATA: desk.dataFolder, PORT: String(desk.port), NODE_ENV: 'production' },
      stdio: 'ignore',
      detached: true,
    })
    const runtime = path.join(desk.dataFolder, 'runtime.json')
    await expect.poll(() => existsSync(runtime), { timeout: 30_000 }).toBe(true)
    const { process: node } = JSON.parse(readFileSync(runtime, 'utf8')) as { process: { pid: number } }
    npm.kill(signal)
    await expect.poll(() => isAlive(node.pid), { timeout: 20_000 }).toBe(false)
    expect(existsSync(path.join(desk.dataFolder, 'postgres', 'postmaster.pid'))).toBe(false)
  }
  await desk.start()
})

test('a backup of the running desk opens on an empty machine with the same accounts', async () => {
  const file = path.join(scratch, 'desk.yingbao')
  const made = cli(['backup', '--to', file, '--json'], { YINGBAO_DATA: desk.dataFolder })
  expect(made.code, made.err).toBe(0)
  const other = await prepareDesk()
  const restored = cli(['restore', file], { YINGBAO_DATA: other.dataFolder })
  expect(restored.code, restored.err).toBe(0)
  expect(restored.out).toContain('现在可以运行 npm start')
  await other.start()
  await signInClient(other.url, 'jingban', desk.passwordOf('jingban'))
  expect(other.output()).not.toContain('演示数据：')
  const again = cli(['restore', file], { YINGBAO_DATA: other.dataFolder })
  expect(again).toMatchObject({ code: 1 })
  expect(again.err).toContain('应保正在运行')
  await other.stop()
  expect(cli(['restore', file], { YINGBAO_DATA: other.dataFolder }).err).toContain('备份只恢复到空库')
  await other.remove()
})

test('a bad backup leaves an empty machine empty', () => {
  const data = path.join(scratch, 'untouched')
  const answer = cli(['restore', 'package.json'], { YINGBAO_DATA: data })
  expect(answer.code).toBe(1)
  expect(answer.err).toContain('不是应保的备份文件')
  expect(existsSync(data)).toBe(false)
})

test('secrets are exported once to a private file, and the daily backup keeps its name', () => {
  const file = path.join(scratch, 'secrets.json')
  const env = { YINGBAO_DATA: desk.dataFolder }
  expect(JSON.parse(cli(['secrets', 'export', file, '--json'], env).out)).toEqual({ file, noted: true })
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(path.join(desk.dataFolder, 'secrets.json'), 'utf8'))
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(cli(['secrets', 'export', file], env).err).toContain('已经存在，没有覆盖')
  expect(cli(['backup', '--daily'], env).code).toBe(0)
  expect(readdirSync(path.join(desk.dataFolder, 'backups')).some((name) => /^daily-\d{4}-\d\d-\d\d\.yingbao$/.test(name))).toBe(true)
})

test('a server by URL takes the same path, without the example', async () => {
  test.setTimeout(120_000)
  // The runner turns static imports into require, which an .mjs refuses.
  const { startPostgres } = await import('./postgres.mjs')
  mkdirSync(path.join(scratch, 'server'))
  const server = await startPostgres({ dataDir: path.join(scratch, 'server', 'postgres'), settings: { fsync: 'off' } })
  const dba = postgres(server.superuserUrl, { max: 1, onnotice: () => {} })
  await dba.unsafe(rolesSql('county'))
  await dba.unsafe(`alter role county_owner password 'owner'; alter role county_login password 'login'`)
  for (const statement of databaseSql('county', 'desk')) await dba.unsafe(statement)
  await dba.end()
  const url = (role: string, password: string) => `postgres://${role}:${password}@127.0.0.1:${server.port}/desk`
  const onServer = await prepareDesk({ YINGBAO_OWNER_URL: url('county_owner', 'owner'), DATABASE_URL: url('county_login', 'login'), YINGBAO_ROLE_PREFIX: 'county' })
  await onServer.start()
  expect(onServer.output()).toContain('一次性代码')
  expect(existsSync(path.join(onServer.dataFolder, 'accounts.txt'))).toBe(false)
  expect(existsSync(path.join(onServer.dataFolder, 'postgres'))).toBe(false)
  expect((await fetch(`${onServer.url}/login`)).ok).toBe(true)
  await onServer.remove()
  await server.stop()
})
