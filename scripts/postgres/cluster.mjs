// The data folder: created whole or not at all, and never opened by a program of another major version.
import { randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { accessSync, appendFileSync, chownSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { giveTo, makeOpenFolder, spawnAs } from './place.mjs'
import { sleep } from '../processes.mjs'

const SETTINGS_FILE = 'yingbao.conf'

/** Small machines, one county: modest memory, every commit flushed, no personal value in the log. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'Asia/Shanghai',
  log_timezone: 'Asia/Shanghai',
  max_connections: '80',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // A constraint error would quote the offending row: the message stays, the values do not.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/** Throws a sentence when the folder was made under another system account. */
export function refuseOthersFolder(dataDir) {
  if (!existsSync(dataDir)) return
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new Error(`数据文件夹 ${dataDir} 属于另一个系统账号，当前账号无权打开。请用原来的账号启动。`)
  }
}

/** Throws a sentence when the folder belongs to another major version; nothing is touched. */
export function refuseOtherMajor(dataDir, major) {
  if (!existsSync(dataDir)) return
  const file = path.join(dataDir, 'PG_VERSION')
  if (!existsSync(file)) {
    if (readdirSync(dataDir).length === 0) return
    throw new Error(`${dataDir} 里有文件，但不是数据库文件夹，程序没有改动它。请换一个文件夹，或把它改名后再启动。`)
  }
  const found = readFileSync(file, 'utf8').trim()
  if (found === String(major)) return
  throw new Error(
    `${dataDir} 是 PostgreSQL ${found} 的数据文件夹，本程序自带的是 PostgreSQL ${major}，不能打开，里面的内容没有改动。` +
      `恢复办法：把这个文件夹改名留存，重新启动得到空库（YINGBAO_EMPTY=1 npm start），停止后执行 npm run cli -- restore <备份文件>；` +
      `备份用最近一次自动备份（数据文件夹下的 backups），或用原来的程序版本执行 npm run cli -- backup 得到。`,
  )
}

function run(command, args, account) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
      env: { ...process.env, LC_ALL: 'C', LANG: 'C' },
      ...spawnAs(account),
    })
    let errors = ''
    child.stderr.on('data', (chunk) => (errors += chunk))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(errors.trim() || `exit code ${code}`))))
  })
}

/** Virus scanners hold fresh files open for a moment on Windows. */
async function renameWithPatience(from, to) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return renameSync(from, to)
    } catch (error) {
      if (attempt >= 20 || !['EPERM', 'EBUSY', 'EACCES'].includes(error.code)) throw error
      await sleep(250)
    }
  }
}

/** Creates the cluster beside its final place and moves it there when complete, so a half-made one never counts. */
export async function createCluster({ dataDir, binaries, account, password, durable }) {
  const draft = `${dataDir}.new`
  const passwordFile = `${dataDir}.${randomBytes(6).toString('hex')}.pw`
  makeOpenFolder(path.dirname(dataDir))
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  try {
    writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' })
    if (account) for (const made of [draft, passwordFile]) chownSync(made, account.uid, account.gid)
    const options = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--username=postgres', `--pwfile=${passwordFile}`]
    await run(binaries.program('initdb'), ['-D', draft, ...options, ...(durable ? [] : ['--no-sync'])], account)
    appendFileSync(path.join(draft, 'postgresql.conf'), `\ninclude_if_exists = '${SETTINGS_FILE}'\n`)
    if (existsSync(dataDir)) rmdirSync(dataDir)
    await renameWithPatience(draft, dataDir)
  } catch (error) {
    const unknown = /could not look up effective user ID (\d+)/.exec(error.message)?.[1]
    const why = unknown ? `系统里没有登记编号为 ${unknown} 的账号，请改用登记过的账号启动。` : error.message
    throw new Error(`无法建立数据库文件夹 ${dataDir}：${why}`, { cause: error })
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Writes the settings of this start; they live in the folder so that a start by hand behaves the same. */
export function writeSettings({ dataDir, account, port, settings }) {
  const file = path.join(dataDir, SETTINGS_FILE)
  const lines = Object.entries({ ...SETTINGS, ...settings, port: String(port) }).map(
    ([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`,
  )
  writeFileSync(`${file}.new`, `# 由应保在每次启动时写入\n${lines.join('\n')}\n`, { mode: 0o600 })
  if (account) chownSync(`${file}.new`, account.uid, account.gid)
  renameSync(`${file}.new`, file)
}

/** A folder that an earlier start as root left to root is handed to the account. */
export function repairOwner(dataDir, account) {
  if (account && existsSync(dataDir) && statSync(dataDir).uid !== account.uid) giveTo(dataDir, account)
}
