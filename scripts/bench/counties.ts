import path from 'node:path'
import { signInClient } from '../../e2e/desk-client'
import { prepareDesk, type DeskProcess } from '../../e2e/desk-process'
import { loadSecrets, readRuntime } from '../start/data-folder.mjs'
import { embeddedUrls } from '../start/database.mjs'
import { fillWithCounties, largeCounty } from './many-counties'
import { saveSheets } from './save-sheets'
import { measureSeenElsewhere } from './seen-elsewhere'
import { withStatementLog } from './statements'
import { askedDays, countyPages, inTurn, latencyOf, type Latency } from './turn-by-turn'
import { measureUpload } from './upload'

type Row = [what: string, figure: string, aim: string]

const fixed = (value: number, digits = 0) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const spoken = ({ p50, p95 }: Latency) => `p50 ${fixed(p50)} ms, p95 ${fixed(p95)} ms`

function urlsOf(desk: DeskProcess) {
  const database = readRuntime(desk.dataFolder)?.database
  if (!database?.embedded) throw new Error('The desk does not say where its database listens.')
  return embeddedUrls(database.port, loadSecrets(desk.dataFolder, { embedded: true }), 'yingbao')
}

const staffOf = (desk: DeskProcess) => signInClient(desk.url, 'jingban', desk.passwordOf('jingban'))

/** Pages of Pingli alone in a database and with ninety-nine counties beside it, asked in turn in the same minutes. */
async function comparePages(alone: DeskProcess, among: DeskProcess): Promise<Row[]> {
  const clients = [await staffOf(alone), await staffOf(among)]
  // The first requests compile pages and open connections.
  for (const client of clients) for (const { path: asked } of countyPages) await (await client.get(asked('2021-10-15'))).arrayBuffer()
  const rows: Row[] = []
  for (const asked of countyPages) {
    const [first, second] = await inTurn(clients, asked)
    if (first && second) rows.push([`${asked.name}, nothing computed before: alone ÷ among 100 counties`, `${spoken(first)} ÷ ${spoken(second)}: ${fixed(second.p50 / first.p50, 2)}×`, '≤ 1.2×'])
  }
  return rows
}

async function measureLargeCounty(among: DeskProcess): Promise<Row[]> {
  const client = await signInClient(among.url, largeCounty.username, largeCounty.password)
  const rows: Row[] = []
  for (const [name, asked] of [
    ['dashboard page', (day: string) => `/dashboard?asOf=${day}`],
    ['town page', (day: string) => `/dashboard/${largeCounty.code}100?asOf=${day}&series=tax`],
    ['entry sheet page', (day: string) => `/daily-counts?asOf=${day}`],
  ] as const) {
    await (await client.get(asked('2021-10-15'))).arrayBuffer()
    const [latency] = await inTurn([client], { name, path: asked })
    if (latency) rows.push([`${name} of 31 towns and 500 villages that report by village, among 100 counties`, spoken(latency), ''])
  }
  return rows
}

async function countStatements(among: DeskProcess): Promise<Row[]> {
  const client = await staffOf(among)
  const { superuserUrl } = urlsOf(among)
  return withStatementLog(superuserUrl, path.join(among.dataFolder, 'postgres.log'), async (count) => {
    const rows: Row[] = []
    for (const { name, path: asked } of countyPages) {
      // Own quotas of the tax series: nothing above has computed them.
      const address = asked(askedDays[20]!).replace(/&(kind|series)=\w+/g, '')
      const first = await count(client, `${address}&series=registered&kind=own`)
      const again = await count(client, `${address}&series=registered&kind=own`)
      rows.push([`queries of ${name}: first reader, next reader`, `${first.queries} (+ ${first.frame} begin, scope, commit), ${again.queries} (+ ${again.frame})`, name === 'dashboard page' ? '≤ 4' : ''])
      if (process.argv.includes('--statements')) console.log(`${name}\n${first.texts.map((text) => `  ${text.slice(0, 160)}`).join('\n')}`)
    }
    return rows
  })
}

async function compareSaves(alone: DeskProcess, among: DeskProcess): Promise<Row[]> {
  const clients = [await staffOf(alone), await staffOf(among)] as const
  const saved: [number[], number[]] = [[], []]
  for (let round = 0; round < 3; round += 1) {
    for (const index of [0, 1] as const) saved[index].push((await saveSheets(clients[index], 1, 3)).p50)
  }
  const [first, second] = saved.map((times) => latencyOf(times).p50) as [number, number]
  const seen = await measureSeenElsewhere(clients[1], await signInClient(among.url, 'lingdao', among.passwordOf('lingdao')), 30)
  return [
    ['save of a whole sheet (11 towns): alone ÷ among 100 counties', `p50 ${fixed(first)} ms ÷ ${fixed(second)} ms: ${fixed(second / first, 2)}×`, '≤ 1.2×'],
    ['a save seen on another screen: from sending it until a poll shows it', spoken(seen), ''],
  ]
}

/** Three sizes in one database: Pingli, 31 towns and 500 villages, and a hundred counties, each with a whole window. */
export async function measureCounties(): Promise<Row[]> {
  const alone = await prepareDesk()
  const among = await prepareDesk()
  try {
    await alone.start()
    await among.start()
    const filled = await fillWithCounties(urlsOf(among).ownerUrl, (sentence) => console.error(`· ${sentence}`))
    const size = `${fixed(filled.counties)} counties, ${fixed(filled.towns)} towns, ${fixed(filled.villages)} villages, ${fixed(filled.counts)} counts`
    return [
      [`loading ${size} beside the example`, `${fixed(filled.seconds)} s`, ''],
      ...(await comparePages(alone, among)),
      ...(await measureLargeCounty(among)),
      ...(await countStatements(among)),
      ...(await compareSaves(alone, among)),
      ['upload of 15,200 rows by file, 500 villages over 31 days', await measureUpload(among.url, await signInClient(among.url, largeCounty.username, largeCounty.password)), ''],
    ]
  } finally {
    await alone.remove()
    await among.remove()
  }
}
