// npm drops optional platform packages that the registry at hand does not carry, and `npm ci` then refuses the lock.
// This adds the missing @next/swc entries back. Run it after every `npm install`; `npm test` fails when it was forgotten.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const wanted = {
  '@next/swc-darwin-arm64': { cpu: ['arm64'], os: ['darwin'] },
  '@next/swc-darwin-x64': { cpu: ['x64'], os: ['darwin'] },
  '@next/swc-win32-arm64-msvc': { cpu: ['arm64'], os: ['win32'] },
  '@next/swc-win32-x64-msvc': { cpu: ['x64'], os: ['win32'] },
}
const version = lock.packages['node_modules/next'].version
const missing = Object.keys(wanted).filter((name) => lock.packages[`node_modules/${name}`]?.version !== version)

if (process.argv.includes('--check')) {
  if (missing.length > 0) {
    console.error(`package-lock.json lacks ${missing.join(', ')} ${version}: run node scripts/complete-lock.mjs`)
    process.exit(1)
  }
} else {
  for (const name of missing) {
    lock.packages[`node_modules/${name}`] = { version, license: 'MIT', optional: true, ...wanted[name], engines: { node: '>= 10' } }
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
  console.log(missing.length > 0 ? `added ${missing.join(', ')}` : 'the lock is complete')
}
