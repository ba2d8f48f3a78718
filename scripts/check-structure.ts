/**
 * The house in one script: arrows run app → components | db → domain and never back, components and db never meet, app holds
 * only the files a route may have, and nobody hides an `any`. Run by `npm test`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const rooms = ['app', 'components', 'db', 'domain'] as const
type Room = (typeof rooms)[number]

/** What each room may import of the others. `scripts` and `e2e` stand outside and may look at everything. */
const mayImport: Record<Room, readonly Room[]> = {
  app: ['app', 'components', 'db', 'domain'],
  components: ['components', 'domain'],
  db: ['db', 'domain'],
  domain: ['domain'],
}

/** Packages that domain may use: rules stand on nothing but Zod. Tests add their own tools. */
const domainPackages = /^(zod|@\/|\.|vitest$|fast-check$|node:fs$|node:path$)/
const routeFiles = /^(page|layout|loading|error|global-error|not-found|forbidden|route)\.tsx?$/
const bannedNames = /(^|[/-])(utils?|helpers?|service|manager|common|misc)(\.|\/|-|$)/
const longest = 350

const problems: string[] = []

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    return entry.isDirectory() ? walk(file) : [file]
  })
}

function roomOf(target: string): Room | undefined {
  return rooms.find((room) => target === room || target.startsWith(`${room}/`))
}

function resolved(file: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : ''
}

function checkImports(file: string, room: Room, text: string): void {
  for (const { fileName: specifier } of ts.preProcessFile(text, true, true).importedFiles) {
    const target = roomOf(resolved(file, specifier))
    if (target && !mayImport[room].includes(target)) problems.push(`${file}: ${room} must not import ${specifier}`)
    const isTool = /\/testing\//.test(file) || file.endsWith('.test.ts')
    if (room === 'domain' && !domainPackages.test(specifier)) problems.push(`${file}: domain must not import ${specifier}`)
    if (room === 'db' && !isTool && resolved(file, specifier).startsWith('scripts')) problems.push(`${file}: db must not import ${specifier}`)
  }
}

function checkApp(file: string): void {
  if (file.startsWith('app/_server/') || /^app\/(globals\.css)$/.test(file)) return
  if (!routeFiles.test(path.posix.basename(file))) problems.push(`${file}: app holds routes only (page, layout, loading, error, not-found, forbidden, route)`)
}

for (const room of rooms) {
  for (const file of walk(room)) {
    if (room === 'app') checkApp(file)
    if (bannedNames.test(file)) problems.push(`${file}: name the thing, not "utils", "helpers", "service" or "manager"`)
    if (!/\.tsx?$/.test(file)) continue
    const text = readFileSync(file, 'utf8')
    checkImports(file, room, text)
    const lines = text.split('\n').length
    if (lines > longest) problems.push(`${file}: ${lines} lines; above ${longest} a file holds two things`)
    if (/@ts-(ignore|expect-error|nocheck)|as unknown as|\bas any\b/.test(text)) problems.push(`${file}: hides a type`)
    if (/\.(only|skip|fixme)\(|waitForTimeout/.test(text)) problems.push(`${file}: a test that is skipped, focused or sleeps`)
    if (room === 'domain' && !file.endsWith('.test.ts') && /new Date\(\)|Date\.now\(/.test(text)) problems.push(`${file}: domain reads the clock; pass asOf`)
  }
}

for (const file of walk('e2e')) {
  if (/\.(only|skip|fixme)\(|waitForTimeout/.test(readFileSync(file, 'utf8'))) problems.push(`${file}: a test that is skipped, focused or sleeps`)
}

if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}
console.log('structure: all arrows point the right way')
