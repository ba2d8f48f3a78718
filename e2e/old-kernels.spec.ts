import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'acorn'
import { expect, test } from './fixtures'

/*
 * What the build hands to browsers must be readable by kernels as old as `browserslist` says (Chrome 80, decision 10): one
 * piece of newer syntax and every script of the page is dead. The real Chromium 92 and 109 walk with `npm run old-browsers`.
 */

const folder = path.join(process.env.YINGBAO_DIST ?? '.next', 'static')

function builtFiles(ending: string): { name: string; text: string }[] {
  const names = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith(ending))
  return names.map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))
}

/** Newer than Chrome 80 and not among what Next fills in (Array.at, Object.hasOwn); a call on its own, not a question whether it is there. */
const newerCalls = [
  /\bstructuredClone\(/,
  /\.(replaceAll|findLast|findLastIndex|toSorted|toReversed|toSpliced|isWellFormed|checkVisibility)\(/,
  /\b(Object|Map)\.groupBy\(/,
  /\bAbortSignal\.(timeout|any)\(/,
  /\bPromise\.(any|withResolvers|try)\(/,
]

test('no script speaks newer JavaScript than Chrome 80 reads', () => {
  const scripts = builtFiles('.js')
  expect(scripts.length).toBeGreaterThan(10)
  for (const { name, text } of scripts) {
    expect.soft(() => parse(text, { ecmaVersion: 2020, sourceType: 'script' }), `syntax of ${name}`).not.toThrow()
    const calls = newerCalls.flatMap((call) => call.exec(text)?.[0] ?? [])
    expect.soft(calls, `calls in ${name}`).toEqual([])
  }
})

/** Our own sheets by their class names; Mantine's are its own matter and seen to work (docs/decisions/010-browsers.md). */
const newerStyles = /:has\(|@layer|@container|@property|\d[dsl]v[hw]|color-mix\(|oklch\(|light-dark\(|[;{]inset:|:is\(|:where\(|aspect-ratio:|[;{](translate|rotate|scale):/

test('no sheet of our own asks for newer CSS than Chrome 80 draws', () => {
  const own = builtFiles('.css').filter(({ text }) => !text.includes('--mantine-scale:') && !/^\.m_[0-9a-f]+\{/.test(text))
  expect(own.length).toBeGreaterThan(1)
  for (const { name, text } of own) expect.soft(newerStyles.exec(text)?.[0] ?? '', `styles in ${name}`).toBe('')
})

test('nothing of ours asks for what only a secure page has', () => {
  const sources = (readdirSync('components', { recursive: true }) as string[]).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  expect(sources.length).toBeGreaterThan(100)
  for (const name of sources) expect.soft(readFileSync(path.join('components', name), 'utf8'), name).not.toMatch(/crypto\.(randomUUID|subtle)/)
})
