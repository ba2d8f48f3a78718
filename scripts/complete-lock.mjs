// npm drops optional platform packages that the registry at hand does not carry, and `npm ci` then refuses the lock.
// This adds the missing entries back. Run it after every `npm install`; `npm test` fails when it was forgotten.
import { readFileSync, writeFileSync } from 'node:fs'

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))

/** Where a package required from `from` is looked for, nearest first, as npm does. */
function* placesOf(name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    yield `${folder}${folder && '/'}node_modules/${name}`
    if (folder === '') return
  }
}

/** What the name tells of the platform: @next/swc-win32-x64-msvc → win32, x64. */
function platformOf(name) {
  const words = name.split('/').pop().split('-')
  const [os, cpu] = [SYSTEMS.find((word) => words.includes(word)), PROCESSORS.find((word) => words.includes(word))]
  const libc = os === 'linux' && (words.some((word) => word.startsWith('musl')) ? 'musl' : words.some((word) => word.startsWith('gnu')) ? 'glibc' : null)
  return os && cpu ? { cpu: [cpu], os: [os], ...(libc && { libc: [libc] }) } : null
}

const missing = new Map()
for (const [from, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = platformOf(name)
    if (!platform || [...placesOf(name, from)].some((place) => lock.packages[place]?.version === version)) continue
    missing.set(`node_modules/${name}`, { version, ...platform, ...(entry.dev && { dev: true }), license: entry.license, optional: true })
  }
}
const names = [...missing.keys()].map((place) => place.slice('node_modules/'.length))

if (process.argv.includes('--check')) {
  if (missing.size > 0) {
    console.error(`package-lock.json 缺少 ${names.join('、')}。请执行 node scripts/complete-lock.mjs 后提交。`)
    process.exit(1)
  }
} else {
  for (const [place, entry] of missing) lock.packages[place] = entry
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
  console.log(missing.size > 0 ? `补上了 ${names.join('、')}` : '锁文件已经完整')
}
