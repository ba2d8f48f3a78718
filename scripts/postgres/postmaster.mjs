// One postmaster: looking for a running one, starting one, stopping it.
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { isAlive, isZombie, programName, sleep } from '../processes.mjs'
import { spawnAs } from './place.mjs'

const LOG_LIMIT = 10 * 1024 * 1024
const ENGLISH = { LC_ALL: 'C', LANG: 'C' }

export const logFile = (dataDir) => `${dataDir}.log`

/** What postmaster.pid says, or null: { pid, dataDir, port, status: 'starting' | 'ready' | 'stopping' | … }. */
export function readPidFile(dataDir) {
  try {
    const lines = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), dataDir: lines[1]?.trim(), port: Number(lines[3]), status: lines[7]?.trim() ?? '' }
  } catch {
    return null
  }
}

/** The postmaster that still serves this folder, or null. Removes a pid file whose number now belongs to another program. */
export function findSurvivor(dataDir) {
  const file = readPidFile(dataDir)
  if (!file || isZombie(file.pid) || !isAlive(file.pid)) return null
  const name = programName(file.pid)
  if (name === null || name.startsWith('postgres')) return file
  // PostgreSQL itself only asks whether the number is in use; after a reboot it may be anybody's.
  rmSync(path.join(dataDir, 'postmaster.pid'), { force: true })
  return null
}

/** The end of what PostgreSQL wrote since `from` bytes. */
function logSince(file, from) {
  try {
    return readFileSync(file).subarray(from).toString('utf8')
  } catch {
    return ''
  }
}

function openLog(file) {
  if (existsSync(file) && statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.1`)
  const fd = openSync(file, 'a', 0o600)
  return { fd, from: statSync(file).size }
}

/**
 * On Windows pg_ctl is needed: postgres.exe refuses an administrator, pg_ctl gives the rights up first.
 * Elsewhere the postmaster is our child in a session of its own, so Ctrl-C reaches us and not it.
 */
function launch({ dataDir, binaries, account, log }) {
  const options = { detached: true, windowsHide: true, env: { ...process.env, ...ENGLISH }, cwd: dataDir, ...spawnAs(account) }
  if (process.platform === 'win32' || process.env.YINGBAO_PG_CTL === '1') {
    const args = ['start', '-W', '-s', '-D', dataDir]
    return spawn(binaries.program('pg_ctl'), args, { ...options, stdio: ['ignore', log.fd, log.fd] })
  }
  return spawn(binaries.program('postgres'), ['-D', dataDir], { ...options, stdio: ['ignore', log.fd, log.fd] })
}

/** Why PostgreSQL gave up, from its log: worth a retry ('locked'), another port ('port'), or final ('failed'). */
function outcomeOf(text) {
  if (/lock file ".*" already exists|pre-existing shared memory block/.test(text)) return { outcome: 'locked', text }
  if (/could not bind|could not create any TCP\/IP sockets/.test(text)) return { outcome: 'port', text }
  return { outcome: 'failed', text }
}

/** Starts a postmaster and waits until it accepts connections: { outcome: 'ready', pid, port } or why not; 'stopped' when told to give up. */
export async function launchPostmaster({ dataDir, binaries, account, signal: giveUp, timeoutMs = 120_000 }) {
  const file = logFile(dataDir)
  const log = openLog(file)
  const child = launch({ dataDir, binaries, account, log })
  closeSync(log.fd)
  let ended = null
  child.on('error', (error) => (ended = error.message))
  child.on('exit', (code) => (ended = ended ?? code ?? 'signal'))
  child.unref()
  const viaPgCtl = child.spawnargs.includes('-W')
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline) {
    const found = readPidFile(dataDir)
    const pid = viaPgCtl ? found?.pid : child.pid
    if (giveUp?.aborted && pid && (viaPgCtl || ended === null)) {
      await stopPostmaster({ dataDir, binaries, account, pid })
      return { outcome: 'stopped', text: '' }
    }
    const ours = viaPgCtl ? found && isAlive(found.pid) : found?.pid === child.pid
    if (ours && found.status === 'ready') return { outcome: 'ready', pid: found.pid, port: found.port }
    const text = logSince(file, log.from)
    if (ended !== null && !(viaPgCtl && ended === 0 && !/FATAL/.test(text))) return outcomeOf(`${text}\n${ended}`)
    await sleep(20)
  }
  return { outcome: 'failed', text: `${timeoutMs / 1000} 秒内没有就绪\n${logSince(file, log.from)}` }
}

function signal({ pid, dataDir, binaries, account }, name, mode) {
  if (process.platform === 'win32') {
    return spawn(binaries.program('pg_ctl'), ['stop', '-W', '-s', '-m', mode, '-D', dataDir], { stdio: 'ignore', windowsHide: true, ...spawnAs(account) })
  }
  try {
    process.kill(pid, name)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/** Fast shutdown (clients are cut off, everything committed is kept); immediate only if that takes over 30 s. */
export async function stopPostmaster(postmaster) {
  for (const [name, mode, waitMs] of [['SIGINT', 'fast', 30_000], ['SIGQUIT', 'immediate', 10_000]]) {
    if (!isAlive(postmaster.pid)) return
    signal(postmaster, name, mode)
    const deadline = Date.now() + waitMs
    while (Date.now() < deadline) {
      if (!isAlive(postmaster.pid)) return
      await sleep(20)
    }
  }
  throw new Error(`数据库进程 ${postmaster.pid} 没有停下来。`)
}
