// Supervisor of the embedded PostgreSQL. It starts one, adopts one that outlived a killed Node,
// notices when it dies, and stops it. It needs node_modules only for the programs and the driver.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { acquireLock, LockHeld } from './lock.mjs'
import { isAlive, sleep } from './processes.mjs'
import { installedBinaries, prepareBinaries } from './postgres/binaries.mjs'
import { createCluster, refuseOtherMajor, refuseOthersFolder, repairOwner, writeSettings } from './postgres/cluster.mjs'
import { accountFor, makeOpenFolder, placeData } from './postgres/place.mjs'
import { findSurvivor, launchPostmaster, logFile, stopPostmaster } from './postgres/postmaster.mjs'

const PATIENCE_MS = 20_000
const WATCH_MS = 500
const GIVEN_UP = '启动数据库时收到停止信号，已停下。'

/** An unused port of the loopback address, in numbers. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** The superuser's password: the caller's, or one kept beside the data folder. */
function passwordFor(dataDir, given) {
  if (given) return given
  const file = `${dataDir}.password`
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const password = randomBytes(24).toString('base64url')
  writeFileSync(file, password, { mode: 0o600, flag: 'wx' })
  return password
}

const superuserUrl = (port, password) => `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`

/** Connects once and asks which folder is served. Returns the folder, or null while it does not answer. */
async function askDataFolder(url) {
  const { default: postgres } = await import('postgres')
  const sql = postgres(url, { max: 1, connect_timeout: 5, idle_timeout: 1, onnotice: () => {} })
  try {
    const [row] = await sql`select current_setting('data_directory') as folder`
    return row.folder
  } catch (error) {
    if (error.code === '28P01') throw new Error('数据库口令与密钥文件不符：密钥文件（secrets.json）可能丢失或属于另一个数据文件夹。请放回原来的密钥文件再启动。', { cause: error })
    return null
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** A postmaster left behind by a killed Node, when it is ready and really serves this folder. */
async function adopt(place, password) {
  const survivor = findSurvivor(place.dataDir)
  if (survivor?.status !== 'ready') return null
  const folder = await askDataFolder(superuserUrl(survivor.port, password))
  return folder && path.resolve(folder) === path.resolve(place.dataDir) ? survivor : null
}

/** Starts or adopts, retrying while a killed predecessor still holds its files. */
async function bringUp(place, { port, password, settings, signal }) {
  const deadline = Date.now() + PATIENCE_MS
  for (let triedPorts = 0; ; ) {
    if (signal?.aborted) throw new Error(GIVEN_UP)
    const survivor = await adopt(place, password)
    if (survivor) return { ...survivor, adopted: true }
    const wanted = port || (await freePort())
    writeSettings({ ...place, port: wanted, settings })
    const result = await launchPostmaster({ ...place, signal })
    if (result.outcome === 'ready') return { ...result, adopted: false }
    if (result.outcome === 'stopped') throw new Error(GIVEN_UP)
    if (result.outcome === 'port') {
      triedPorts += 1
      if (port || triedPorts >= 5) throw new Error(`数据库端口 ${wanted} 已被别的程序占用，请换一个端口或先停下那个程序。`)
    } else if (result.outcome === 'failed' || Date.now() > deadline) {
      throw new Error(`数据库没有启动成功，详见 ${logFile(place.dataDir)}：\n${result.text.trim().split('\n').slice(-6).join('\n')}`)
    }
    await sleep(250)
  }
}

function lockFolder(dataDir) {
  try {
    return acquireLock(`${dataDir}.lock`)
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error
    throw new Error(`数据文件夹 ${dataDir} 正由另一个程序（进程 ${error.holder.pid}）使用。请先停下它。`, { cause: error })
  }
}

/** Calls back once when the postmaster disappears without having been told to. */
function watch(pid, callbacks) {
  const timer = setInterval(() => {
    if (isAlive(pid)) return
    clearInterval(timer)
    for (const callback of callbacks) callback()
  }, WATCH_MS)
  timer.unref()
  return () => clearInterval(timer)
}

function handleFor(place, running, { password, lock }) {
  const callbacks = new Set()
  const unwatch = watch(running.pid, callbacks)
  let stopping
  const stop = async () => {
    unwatch()
    await stopPostmaster({ ...place, pid: running.pid })
    lock.release()
  }
  return {
    port: running.port,
    pid: running.pid,
    dataDir: place.dataDir,
    password,
    superuserUrl: superuserUrl(running.port, password),
    adopted: running.adopted,
    stop: () => (stopping ??= stop()),
    onUnexpectedExit: (callback) => callbacks.add(callback),
  }
}

function preparePlace(wanted, binariesDir) {
  makeOpenFolder(path.dirname(path.resolve(wanted)))
  const dataDir = placeData(path.resolve(wanted), accountFor(wanted))
  // A moved folder has an owner of its own.
  const account = accountFor(dataDir)
  const native = binariesDir ?? installedBinaries()
  return { dataDir, account, binaries: prepareBinaries({ native, account, copiesIn: path.dirname(dataDir) }) }
}

/**
 * Starts (or adopts) the PostgreSQL of one data folder; see postgres.d.mts for the contract.
 * Every refusal is an Error whose message is a sentence for the person at the screen.
 */
export async function startPostgres({ dataDir, binariesDir, port = 0, password: given, log = () => {}, settings = {}, signal }) {
  const place = preparePlace(dataDir, binariesDir)
  refuseOthersFolder(place.dataDir)
  refuseOtherMajor(place.dataDir, place.binaries.major)
  repairOwner(place.dataDir, place.account)
  const lock = lockFolder(place.dataDir)
  try {
    const password = passwordFor(place.dataDir, given)
    if (!existsSync(path.join(place.dataDir, 'PG_VERSION'))) {
      log('正在建立数据库文件夹')
      await createCluster({ ...place, password, durable: settings.fsync !== 'off' })
    }
    const running = await bringUp(place, { port, password, settings, signal })
    if (running.adopted) log('接管了上次留下的数据库进程')
    return handleFor(place, running, { password, lock })
  } catch (error) {
    lock.release()
    throw error
  }
}
