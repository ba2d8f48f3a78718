import { hashPassword } from '../../app/_server/passwords'
import { connect, type Database } from '../../db/client'
import { verifyBulletins } from '../../db/queries/bulletin-chain'
import { accounts } from '../../db/schema'
import { buildCounty } from '../../db/seed/build-county'
import { loadCounty } from '../../db/seed/load-county'
import { withOperator } from '../../db/session'
import { addDays, daysBetween, plainDate } from '../../domain/time/plain-date'
import { signInClient, type DeskClient } from '../../e2e/desk-client'
import { prepareDesk, type DeskProcess } from '../../e2e/desk-process'
import { loadSecrets, readRuntime } from '../start/data-folder.mjs'
import { embeddedUrls } from '../start/database.mjs'
import { latencyOf } from './turn-by-turn'

type Row = [what: string, figure: string, aim: string]

/** Towns of each county, and the bulletins it issues; those of 31 towns are verified. */
const sizes = [{ towns: 11, bulletins: 10 }, { towns: 31, bulletins: 30 }, { towns: 120, bulletins: 10 }] as const
const password = 'bench-bulletins-2022'
const forms = ['docx', 'xlsx', 'picture'] as const
const opensOn = plainDate('2021-10-15')
const closesOn = plainDate('2021-12-25')

const countyOf = (towns: number) => `990${String(towns).padStart(3, '0')}`
const seconds = (milliseconds: number) => (milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`)
const spoken = (times: readonly number[]) => `p50 ${seconds(latencyOf(times).p50)}, p95 ${seconds(latencyOf(times).p95)}`

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now()
  const value = await work()
  return { ms: performance.now() - began, value }
}

/** Counties of the three sizes with a whole window of counts, each with somebody who drafts and somebody who signs. Returns campaigns by towns. */
async function fill(db: Database): Promise<Map<number, string>> {
  const passwordHash = await hashPassword(password)
  const campaigns = new Map<number, string>()
  for (const { towns } of sizes) {
    const county = countyOf(towns)
    const plan = buildCounty({ countyCode: county, towns, villages: 0, persons: towns * 19_000, days: daysBetween(opensOn, closesOn) + 1, seed: towns })
    await withOperator(db, county, async (tx) => {
      campaigns.set(towns, await loadCounty(tx, { ...plan, demoDate: closesOn }, '测速'))
      const common = { department: null, scopeCode: county, passwordHash, mustChangePassword: false }
      await tx.insert(accounts).values([
        { ...common, username: `bench-staff-${towns}`, displayName: '起草', role: 'county_staff' },
        { ...common, username: `bench-signer-${towns}`, displayName: '签发', role: 'supervisor', signsBulletins: true },
      ])
    })
  }
  return campaigns
}

async function told(answer: Response): Promise<Record<string, unknown>> {
  const body = (await answer.json()) as Record<string, unknown>
  if (!answer.ok) throw new Error(`${answer.url} is answered with ${answer.status}: ${String(body.error)}`)
  return body
}

async function download(client: DeskClient, bulletin: string, form: (typeof forms)[number]): Promise<void> {
  const answer = await client.get(`/api/bulletins/${bulletin}/${form}`)
  const { byteLength } = await answer.arrayBuffer()
  if (answer.status !== 200 || byteLength < 1_000) throw new Error(`The ${form} is answered with ${answer.status}.`)
}

interface Times {
  drafts: number[]
  issues: number[]
  /** Of the very first bulletin. */
  first: number[]
  alone: Record<(typeof forms)[number], number[]>
  together: number[]
  /** All three once more: they are made once and kept. */
  again: number[]
}

/** Drafts, sends and issues one bulletin after the other, and takes the files of each, by turns one after the other and all three at once. */
async function issueAll(desk: DeskProcess, campaign: string, { towns, bulletins }: (typeof sizes)[number]): Promise<Times> {
  const staff = await signInClient(desk.url, `bench-staff-${towns}`, password)
  const signer = await signInClient(desk.url, `bench-signer-${towns}`, password)
  const times: Times = { drafts: [], issues: [], first: [], alone: { docx: [], xlsx: [], picture: [] }, together: [], again: [] }
  for (let index = 0; index < bulletins; index += 1) {
    const drafted = await timed(async () => told(await staff.write('POST', '/api/bulletins', { campaign, cutOff: { day: addDays(opensOn, 5 + 2 * index), hour: 24 } })))
    const id = String(drafted.value.id)
    await told(await staff.write('POST', `/api/bulletins/${id}/steps`, { revision: 1, act: 'send' }))
    const issued = await timed(async () => told(await signer.write('POST', `/api/bulletins/${id}/issue`, { revision: 2 })))
    times.drafts.push(drafted.ms)
    times.issues.push(issued.ms)
    const all = () => timed(() => Promise.all(forms.map((form) => download(staff, id, form))))
    if (index % 2 === 1) times.together.push((await all()).ms)
    else for (const form of forms) (index === 0 ? times.first : times.alone[form]).push((await timed(() => download(staff, id, form))).ms)
    times.again.push((await all()).ms)
  }
  return times
}

function rowsOf(times: Times, towns: number): Row[] {
  const of = `${towns} towns`
  return [
    [`draft a bulletin, ${of}`, spoken(times.drafts), ''],
    [`issue and seal it, ${of}`, spoken(times.issues), ''],
    [`.docx, .xlsx, picture, the first of each, ${of}`, times.first.map(seconds).join(', '), ''],
    ...forms.map((form): Row => [`${form === 'picture' ? 'picture' : `.${form}`}, ${of}`, spoken(times.alone[form]), '']),
    [`.docx, .xlsx and picture together, ${of}`, spoken(times.together), towns === 31 ? '≤ 2 s' : ''],
    [`the same of a bulletin whose files were made before, ${of}`, spoken(times.again), ''],
  ]
}

/** Bulletins of 11, 31 and 120 towns: drafted, issued, given out in three files, and verified. */
export async function measureBulletins(): Promise<Row[]> {
  const desk = await prepareDesk()
  try {
    await desk.start()
    const database = readRuntime(desk.dataFolder)?.database
    if (!database?.embedded) throw new Error('The desk does not say where its database listens.')
    const { client, db } = connect(embeddedUrls(database.port, loadSecrets(desk.dataFolder, { embedded: true }), 'yingbao').ownerUrl, { max: 1 })
    try {
      const campaigns = await fill(db)
      await client.unsafe('analyze')
      const rows: Row[] = []
      for (const size of sizes) rows.push(...rowsOf(await issueAll(desk, campaigns.get(size.towns)!, size), size.towns))
      const verified = await timed(() => withOperator(db, countyOf(31), (tx) => verifyBulletins(tx, campaigns.get(31)!)))
      const wrong = verified.value.filter(({ findings, derivation }) => findings.length > 0 || !derivation?.agrees).length
      rows.push([`verify ${verified.value.length} bulletins of 31 towns: bytes, chain, results reckoned anew`, `${seconds(verified.ms)}${wrong > 0 ? `, ${wrong} wrong` : ''}`, ''])
      return rows
    } finally {
      await client.end()
    }
  } finally {
    await desk.remove()
  }
}
