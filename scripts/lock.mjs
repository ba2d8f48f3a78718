// One holder per folder. A lock is a file naming its holder; it is stale when that process is gone.
import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { identityOf, isSameProcess } from './processes.mjs'

/** Thrown when a living process holds the lock; `holder` is what it wrote: { pid, startedAt, ...info }. */
export class LockHeld extends Error {
  constructor(file, holder) {
    super(`${file} 正被进程 ${holder.pid} 使用。`)
    this.holder = holder
  }
}

function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    // A lock cut short by a power failure holds nobody.
    return error.code === 'ENOENT' ? null : { pid: -1 }
  }
}

/** Takes a stale lock out of the way; puts it back when somebody else renewed it in between. */
function removeStale(file, stale) {
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = readHolder(aside)
  if (moved && moved.pid !== stale.pid && isSameProcess(moved)) {
    try {
      putInPlace(aside, file)
    } catch {
      // A third process took it; one of the two will find that out in its own turn.
    }
  }
  rmSync(aside, { force: true })
}

/** Puts the finished draft in place, failing with EEXIST when there is one; FAT has no hard links, so it copies. */
function putInPlace(draft, file) {
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EISDIR'].includes(error.code)) throw error
    copyFileSync(draft, file, constants.COPYFILE_EXCL)
  }
}

/** Acquires `file` or throws LockHeld. Returns `{ update(info), release() }`. */
export function acquireLock(file, info = {}) {
  const identity = identityOf(process.pid)
  const draft = `${file}.${process.pid}.new`
  const write = (target, more) => writeFileSync(target, JSON.stringify({ ...identity, ...more }), { mode: 0o600 })
  write(draft, info)
  try {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      try {
        putInPlace(draft, file)
        return lockHandle(file, identity, draft, write)
      } catch (error) {
        if (error.code !== 'EEXIST') throw error
      }
      const holder = readHolder(file)
      if (holder && holder.pid !== process.pid && isSameProcess(holder)) throw new LockHeld(file, holder)
      if (holder) removeStale(file, holder)
    }
    throw new Error(`无法取得锁文件 ${file}。`)
  } finally {
    rmSync(draft, { force: true })
  }
}

function lockHandle(file, identity, draft, write) {
  return {
    update(info) {
      write(draft, info)
      renameSync(draft, file)
    },
    release() {
      if (readHolder(file)?.pid === identity.pid) rmSync(file, { force: true })
    },
  }
}
