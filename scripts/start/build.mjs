// The production build: made when the sources differ from those it was made of, replaced only by one that succeeded.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { acquireLock, LockHeld } from '../lock.mjs'
import { sleep } from '../processes.mjs'
import { step } from './console.mjs'
import { runChild } from './children.mjs'

const SOURCES = ['app', 'components', 'domain', 'db', 'public', 'next.config.js', 'package-lock.json', 'proxy.ts', 'postcss.config.cjs', 'tsconfig.json']
const IRRELEVANT = /\.(test\.tsx?|md)$/

export const distFolder = () => process.env.YINGBAO_DIST ?? '.next'

function filesUnder(root, name) {
  const full = path.join(root, name)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [name]
  return readdirSync(full, { withFileTypes: true }).flatMap((entry) => filesUnder(root, `${name}/${entry.name}`))
}

/** A hash over names and contents of everything that goes into the build. */
export function sourceHash(root) {
  const hash = createHash('sha256').update(process.versions.node)
  for (const name of SOURCES.flatMap((source) => filesUnder(root, source)).sort()) {
    if (IRRELEVANT.test(name)) continue
    hash.update(`\0${name}\0`).update(readFileSync(path.join(root, name)))
  }
  return hash.digest('hex')
}

export function isBuilt(root, hash) {
  const stamp = path.join(root, distFolder(), 'yingbao-sources')
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
}

/** Moves the old build aside, leaving its cache where the new build finds it. Returns how to bring it back. */
function setAside(root, dist) {
  // Inside node_modules no checker looks at it.
  const aside = path.join(root, 'node_modules', `.previous-${path.basename(dist)}`)
  rmSync(aside, { recursive: true, force: true })
  if (!existsSync(path.join(dist, 'yingbao-sources'))) return { restore: () => {}, forget: () => {} }
  renameSync(dist, aside)
  if (existsSync(path.join(aside, 'cache'))) cpSync(path.join(aside, 'cache'), path.join(dist, 'cache'), { recursive: true })
  return {
    restore: () => {
      rmSync(dist, { recursive: true, force: true })
      renameSync(aside, dist)
    },
    forget: () => rmSync(aside, { recursive: true, force: true }),
  }
}

/** Two programs building into one folder would spoil it: the second waits and then finds it built. */
async function withBuildLock(root, work) {
  const file = path.join(root, 'node_modules', `.building-${path.basename(distFolder())}`)
  for (;;) {
    let lock
    try {
      lock = acquireLock(file)
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error
      await sleep(500)
      continue
    }
    try {
      return await work()
    } finally {
      lock.release()
    }
  }
}

/** Builds when stale. The finished build carries the hash of its sources. */
export async function buildDesk(root) {
  if (!isBuilt(root, sourceHash(root))) await withBuildLock(root, () => build(root))
}

async function build(root) {
  const hash = sourceHash(root)
  if (isBuilt(root, hash)) return
  const dist = path.join(root, distFolder())
  const previous = setAside(root, dist)
  const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  try {
    await step('正在构建页面', '页面已构建', () => runChild(process.execPath, [next, 'build'], { cwd: root, env, failure: '页面构建失败' }))
    writeFileSync(path.join(dist, 'yingbao-sources'), hash)
    previous.forget()
  } catch (error) {
    previous.restore()
    throw error
  }
}
