// The data folder of one installation: secrets, the lock, and a note for the command line where the desk runs.
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { acquireLock, LockHeld } from '../lock.mjs'
import { accountFor, isReachable, isRoot, makeOpenFolder, SYSTEM_FOLDER } from '../postgres/place.mjs'
import { isSameProcess } from '../processes.mjs'
import { Refusal } from './console.mjs'

/** YINGBAO_DATA, else .yingbao in the program's folder, else a system folder where root's database account cannot get there. */
export function dataFolder(root) {
  if (process.env.YINGBAO_DATA) return path.resolve(process.env.YINGBAO_DATA)
  const own = path.join(root, '.yingbao')
  if (process.env.DATABASE_URL || !isRoot() || existsSync(own)) return own
  return isReachable(root, accountFor(path.join(own, 'postgres'))) ? own : SYSTEM_FOLDER
}

/** Makes the folder. As root others may pass through it to the database's own folder, but not look around. */
export function prepareDataFolder(folder) {
  if (isRoot()) makeOpenFolder(folder)
  else mkdirSync(folder, { recursive: true, mode: 0o700 })
  mkdirSync(path.join(folder, 'backups'), { recursive: true, mode: 0o700 })
}

export function writePrivately(file, text) {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
}

export const secretsFile = (folder) => path.join(folder, 'secrets.json')
const NAMES = ['nextAuthSecret', 'superuserPassword', 'ownerPassword', 'appPassword']

/** The installation's secrets, generated once. There is no default: lost ones are put back from the export. */
export function loadSecrets(folder, { embedded }) {
  const file = secretsFile(folder)
  if (!existsSync(file)) {
    if (embedded && existsSync(path.join(folder, 'postgres', 'PG_VERSION'))) {
      throw new Refusal(`${folder} 里有数据库，但密钥文件 secrets.json 不见了。请把导出的密钥文件放回 ${file} 再启动。`)
    }
    const secrets = Object.fromEntries(NAMES.map((name) => [name, randomBytes(32).toString('base64url')]))
    writePrivately(file, `${JSON.stringify(secrets, null, 2)}\n`)
    return secrets
  }
  let secrets
  try {
    secrets = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Refusal(`密钥文件 ${file} 读不懂，可能写坏了。请用导出的密钥文件替换它。`)
  }
  const missing = NAMES.filter((name) => typeof secrets[name] !== 'string' || secrets[name].length < 16)
  if (missing.length > 0) throw new Refusal(`密钥文件 ${file} 缺少 ${missing.join('、')}。请用导出的密钥文件替换它。`)
  return secrets
}

/** One desk per data folder; the sentence names where the running one is. */
export function lockDataFolder(folder, url) {
  try {
    return acquireLock(path.join(folder, 'start.lock'), { url })
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error
    throw new Refusal(`应保已经在运行（进程 ${error.holder.pid}），网址 ${error.holder.url ?? '未知'}，数据文件夹 ${folder}。要再开一个，请用 YINGBAO_DATA 指定另一个数据文件夹。`)
  }
}

const runtimeFile = (folder) => path.join(folder, 'runtime.json')
export const writeRuntime = (folder, runtime) => writePrivately(runtimeFile(folder), `${JSON.stringify(runtime, null, 2)}\n`)
export const removeRuntime = (folder) => rmSync(runtimeFile(folder), { force: true })

/** What a running desk wrote, or null when none runs: { process, url, database: { embedded, port } }. */
export function readRuntime(folder) {
  try {
    const runtime = JSON.parse(readFileSync(runtimeFile(folder), 'utf8'))
    return isSameProcess(runtime.process) ? runtime : null
  } catch {
    return null
  }
}
