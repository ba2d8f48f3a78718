// Who runs PostgreSQL and where its files lie. PostgreSQL refuses to run as root, and whoever runs it
// must be able to walk down to the data folder and the programs.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'

/** Where root puts what an unprivileged account could not reach inside the program's own folder. */
export const SYSTEM_FOLDER = '/var/lib/yingbao'

export const isRoot = () => process.getuid?.() === 0

function idOf(name) {
  const ask = (flag) => spawnSync('id', [flag, name], { encoding: 'utf8' })
  const uid = ask('-u')
  if (uid.status !== 0) return null
  return { uid: Number(uid.stdout), gid: Number(ask('-g').stdout), name }
}

/** The account for PostgreSQL: undefined means "the one we already are". Existing data keeps its owner. */
export function accountFor(dataDir) {
  if (!isRoot()) return undefined
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir)
    if (uid !== 0) return { uid, gid, name: `uid ${uid}` }
  }
  const account = idOf('postgres') ?? idOf('nobody')
  if (!account) throw new Error('以 root 启动时需要系统账号 postgres 或 nobody 来运行数据库，两者都不存在。请改用普通账号启动。')
  return account
}

/** True when the account may pass through every folder above and including `folder` (or the part of it that exists). */
export function isReachable(folder, account) {
  if (!account) return true
  let current = folder
  while (!existsSync(current)) current = path.dirname(current)
  current = realpathSync(current)
  for (;;) {
    const { uid, gid, mode } = statSync(current)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    const parent = path.dirname(current)
    if (parent === current) return true
    current = parent
  }
}

/**
 * The data folder really used: the wanted one, or one under SYSTEM_FOLDER when the account could not reach it.
 * Data that became unreachable later is never silently replaced by an empty folder elsewhere.
 */
export function placeData(wanted, account) {
  if (isReachable(path.dirname(wanted), account)) return wanted
  if (existsSync(path.join(wanted, 'PG_VERSION'))) {
    throw new Error(`${wanted} 里有数据库，但运行数据库的系统账号（${account.name}）无权走到那里。请放开上级文件夹的通过权限（chmod o+x），再启动。`)
  }
  const name = createHash('sha256').update(path.resolve(wanted)).digest('hex').slice(0, 12)
  const folder = path.join(SYSTEM_FOLDER, 'clusters', name)
  makeOpenFolder(folder)
  return path.join(folder, 'postgres')
}

/**
 * A folder others may pass through but not list: what is secret inside carries its own mode.
 * One that root made and left empty (mkdtemp makes 0700) is opened too; one with anything in it keeps its mode.
 */
export function makeOpenFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  if (isRoot() && statSync(folder).uid === 0 && readdirSync(folder).length === 0) chmodSync(folder, 0o711)
}

/** Gives a folder and what is in it to the account. */
export function giveTo(folder, account) {
  if (!account) return
  chownSync(folder, account.uid, account.gid)
  for (const entry of readdirSync(folder, { recursive: true })) chownSync(path.join(folder, entry), account.uid, account.gid)
}

export const spawnAs = (account) => (account ? { uid: account.uid, gid: account.gid } : {})
