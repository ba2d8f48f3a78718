/**
 * npm run bench: starts a desk of its own with the example and measures it, all in one run, for these machines are noisy
 * and only ratios within a run mean something. `--write` puts the table into docs/performance.md; `--seconds n` sets the
 * length of each load (default 8), `--counties` measures the hundred counties alone, `--bulletins` the bulletins alone,
 * `--statements` prints what pages ask.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { prepareDesk } from '../e2e/desk-process'
import { signInClient } from '../e2e/desk-client'
import { load, median, type LoadResult } from './bench/load'
import { watchPeak } from './bench/memory'
import { budgets } from '../e2e/page-visits'
import { measurePages } from './bench/page-bytes'
import { saveSheets } from './bench/save-sheets'
import { measureBulletins } from './bench/bulletins'
import { measureCounties } from './bench/counties'
import { buildDesk } from './start/build.mjs'

type Row = [what: string, figure: string, aim: string]

const secondsArgument = process.argv.indexOf('--seconds')
const seconds = secondsArgument > 0 ? Number(process.argv[secondsArgument + 1]) : 8
const fixed = (value: number, digits = 0) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const spoken = (result: LoadResult) => `${fixed(result.perSecond)}/s, p50 ${fixed(result.p50)} ms, p95 ${fixed(result.p95)} ms${result.failures > 0 ? `, ${result.failures} failures` : ''}`

function machine(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const dirty = execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }).trim() === '' ? '' : ' with changes'
  return `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; commit ${commit}${dirty}; load generator on the same cores`
}

/** Both routes in turn, three times, so that a noisy minute falls on both. */
async function compare(first: string, second: string, connections: number, headers: Record<string, string>): Promise<[LoadResult, LoadResult]> {
  const results: [LoadResult[], LoadResult[]] = [[], []]
  for (let round = 0; round < 3; round += 1) {
    results[0].push(await load(first, { connections, seconds, headers }))
    results[1].push(await load(second, { connections, seconds, headers }))
  }
  return [median(results[0]), median(results[1])]
}

async function measure(): Promise<Row[]> {
  const desk = await prepareDesk()
  const rows: Row[] = []
  try {
    const cold = await desk.start()
    await desk.stop()
    const warm = await desk.start()
    rows.push(['start with an empty data folder (installed and built): initdb, migrations, example, first answer', `${fixed(cold, 1)} s`, ''])
    rows.push(['start when nothing changed', `${fixed(warm, 1)} s`, '≤ 4 s'])

    const peak = watchPeak(desk.pid())
    const client = await signInClient(desk.url, 'jingban', desk.passwordOf('jingban'))
    const headers = { cookie: client.cookie }
    const day = '2021-11-23'
    for (const path of ['/dashboard', '/about', '/api/ranking', '/api/session']) await load(`${desk.url}${path}`, { connections: 10, seconds: 3, headers })

    const [ranking, bare] = await compare(`${desk.url}/api/ranking?asOf=${day}`, `${desk.url}/api/session`, 50, headers)
    rows.push(['ranking API, 50 connections', spoken(ranking), ''])
    rows.push(['same actor check, empty answer, 50 connections', spoken(bare), ''])
    rows.push(['ranking API ÷ bare route', fixed(ranking.perSecond / bare.perSecond, 2), '≥ 0.9'])

    const ten = await load(`${desk.url}/dashboard`, { connections: 10, seconds, headers })
    rows.push(['dashboard page, 10 connections', spoken(ten), 'p95 ≤ 100 ms'])
    const [dashboard, about] = await compare(`${desk.url}/dashboard`, `${desk.url}/about`, 50, headers)
    rows.push(['dashboard page, 50 connections', spoken(dashboard), ''])
    rows.push(['authenticated bare page, 50 connections', spoken(about), ''])
    rows.push(['dashboard ÷ bare page, time per page', fixed(about.perSecond / dashboard.perSecond, 2), '≤ 2.5'])

    const etag = (await client.get(`/api/ranking?asOf=${day}`)).headers.get('etag') ?? ''
    const unchanged = await load(`${desk.url}/api/ranking?asOf=${day}`, { connections: 50, seconds, headers: { ...headers, 'if-none-match': etag } })
    rows.push(['poll with nothing new (304), 50 connections', spoken(unchanged), ''])

    for (const writers of [1, 10]) {
      const saved = await saveSheets(client, writers, seconds)
      rows.push([`save of a whole sheet (11 towns, audited, flushed), ${writers} at once`, `${fixed(saved.perSecond)} sheets/s, p50 ${fixed(saved.p50)} ms, p95 ${fixed(saved.p95)} ms${saved.failures > 0 ? `, ${saved.failures} failures` : ''}`, writers === 10 ? '> 89/s' : ''])
    }
    rows.push(['peak memory of web server and database together', `${peak() ?? '—'} MB`, ''])

    for (const page of await measurePages(desk, [
      { path: '/login', username: 'jingban' },
      { path: '/village', username: 'wufeng' },
      { path: '/dashboard', username: 'jingban' },
      { path: '/daily-counts', username: 'jingban' },
      { path: '/quotas', username: 'jingban' },
      { path: '/admin/accounts', username: 'guanli' },
    ])) {
      const budget = page.path === '/login' || page.path === '/village' ? budgets.light : page.path.startsWith('/dashboard') ? budgets.chart : budgets.usual
      rows.push([`bytes of ${page.path} (gzip)`, `JS ${fixed(page.js / 1024)} KB, CSS ${fixed(page.css / 1024)} KB, HTML ${fixed(page.html / 1024)} KB`, `JS ≤ ${budget} KB`])
    }
    return rows
  } finally {
    await desk.remove()
  }
}

function table(rows: Row[]): string {
  return ['| what | measured | aim |', '| --- | --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n')
}

/** Puts a table between its marks in docs/performance.md. */
function write(mark: string, text: string): void {
  const file = 'docs/performance.md'
  const block = new RegExp(`<!-- ${mark} -->[\\s\\S]*<!-- /${mark} -->`)
  writeFileSync(file, readFileSync(file, 'utf8').replace(block, () => `<!-- ${mark} -->\n${text}\n<!-- /${mark} -->`))
}

async function main(): Promise<void> {
  // Building is not part of any figure below.
  await buildDesk(process.cwd())
  const parts = [
    { mark: 'bench', measured: measure },
    { mark: 'counties', measured: measureCounties },
    { mark: 'bulletins', measured: measureBulletins },
  ]
  const alone = parts.filter(({ mark }) => process.argv.includes(`--${mark}`))
  for (const { mark, measured } of alone.length > 0 ? alone : parts) {
    const text = `${machine()}\n\n${table(await measured())}`
    console.log(`${text}\n`)
    if (process.argv.includes('--write')) write(mark, text)
  }
}

main().catch((problem: unknown) => {
  console.error(problem)
  process.exitCode = 1
})
