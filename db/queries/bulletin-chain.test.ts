import { eq } from 'drizzle-orm'
import postgres from 'postgres'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import type { SealReport } from '@/domain/bulletins/verification'
import { bulletinIssues, bulletinSeals } from '../schema'
import { canonicalText, sha256 } from '../sealing/canonical'
import type { SealedBulletin } from '../sealing/seal'
import { buildCounty } from '../seed/build-county'
import { withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { cutOffOn, givenIssued, issue, reportCount } from '../testing/bulletins'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { verifyBulletins } from './bulletin-chain'
import { getOpenBulletins } from './bulletins'

const county = '990001'
const days = ['2021-10-26', '2021-11-02', '2021-11-09', '2021-11-16']

let database: TestDatabase
let campaignId: string
let desk: { author: Actor; signer: Actor }

const verify = (number: number | null = null) => withOperator(database.ownerDb, county, (tx) => verifyBulletins(tx, campaignId, number))
const found = (reports: readonly SealReport[]) => reports.map(({ issueNumber, findings, derivation }) => [issueNumber, findings, derivation?.agrees ?? null])
const sound = (number: number) => [number, [], true]

/** What only somebody with the server in his hands can do: the append-only trigger is off meanwhile. */
async function tamper<T>(work: (admin: postgres.Sql) => Promise<T>): Promise<T> {
  const admin = postgres(database.superuserUrl.replace(/\/[^/]*$/, new URL(database.ownerUrl).pathname), { max: 1, onnotice: () => {} })
  try {
    await admin.unsafe('set session_replication_role = replica')
    return await work(admin)
  } finally {
    await admin.end()
  }
}

const run = (statement: string) => tamper((admin) => admin.unsafe(statement))
const ofNumber = (number: number) => `(select id from bulletin_issues where issue_number = ${number})`

/** Writes a seal anew with another content, as far as asked with the hash that fits it. */
async function reseal(number: number, change: (seal: SealedBulletin) => void, write: (value: unknown) => string = canonicalText, keepsHash = false): Promise<void> {
  const [row] = await withOperator(database.ownerDb, county, (tx) =>
    tx.select({ id: bulletinIssues.id, bytes: bulletinSeals.bytes }).from(bulletinIssues).innerJoin(bulletinSeals, eq(bulletinSeals.issueId, bulletinIssues.id)).where(eq(bulletinIssues.issueNumber, number)),
  )
  const seal = JSON.parse(row!.bytes.toString('utf8')) as SealedBulletin
  change(seal)
  const bytes = Buffer.from(write(seal), 'utf8')
  await tamper(async (admin) => {
    await admin`update bulletin_seals set bytes = ${bytes} where issue_id = ${row!.id}`
    if (!keepsHash) await admin`update bulletin_issues set hash = ${sha256(bytes)} where id = ${row!.id}`
  })
}

beforeEach(async () => {
  database = await openTestDatabase()
  const built = buildCounty({ countyCode: county, towns: 3, villages: 0, persons: 3_000, days: 0, seed: 1 })
  campaignId = (await givenCounty(database, built)).campaignId
  desk = { author: await givenActor(database, 'county_staff', county), signer: await givenActor(database, 'supervisor', county, 'signer', true) }
  for (const [week, day] of days.entries()) {
    for (const index of [0, 1, 2]) await reportCount(database, { campaignId, town: `${county}${100 + index}`, day, persons: 100 * (week + 1) + 10 * index })
    await givenIssued(database, desk, { cutOff: cutOffOn(day) })
  }
  return () => database.close()
})

test('untouched, every one verifies; one number alone is reported alone; another campaign has none', async () => {
  expect(found(await verify())).toEqual([1, 2, 3, 4].map(sound))
  expect(found(await verify(3))).toEqual([sound(3)])
  expect(await verify(5)).toEqual([])
  expect(await withOperator(database.ownerDb, county, (tx) => verifyBulletins(tx, '00000000-0000-4000-8000-000000000000'))).toEqual([])
})

test.each(['update bulletin_seals set bytes = bytes', 'delete from bulletin_issues', 'truncate bulletin_rows'])('nobody of the desk may: %s', async (statement) => {
  await expect(database.ownerClient.unsafe(statement)).rejects.toMatchObject({ code: '42501' })
})

const gone = [{ kind: 'gone' }]

/** Bytes and hash exchanged together, as the log of the issuing tells. */
const exchanged = { kind: 'auditEntry', isThere: true }

describe('tampering by a superuser is found', () => {
  test('a flipped byte of the content; what still reads is reckoned anew all the same', async () => {
    await reseal(2, (seal) => (seal.text.title = '关于别的'), canonicalText, true)
    expect(found(await verify())).toEqual([sound(1), [2, [{ kind: 'bytes' }, { kind: 'fields', fields: ['标题'] }], true], sound(3), sound(4)])
  })

  test('bytes that are no text any more', async () => {
    await run(`update bulletin_seals set bytes = set_byte(bytes, 0, 255) where issue_id = ${ofNumber(2)}`)
    expect(found(await verify())).toEqual([sound(1), [2, [{ kind: 'bytes' }], null], sound(3), sound(4)])
  })

  test.each(['{}', '[]', 'null', '{"format":"yingbao.bulletin/1","auditHead":{"number":1,"hash":""}}'])('bytes of something else: %s', async (bytes) => {
    await tamper((admin) => admin`update bulletin_seals set bytes = ${Buffer.from(bytes)} where issue_id = (select id from bulletin_issues where issue_number = 2)`)
    expect(found(await verify())).toEqual([sound(1), [2, [{ kind: 'bytes' }, { kind: 'noSeal' }], null], sound(3), sound(4)])
  })

  test('inputs that nothing can be reckoned from, and a number that no canonical text holds', async () => {
    await reseal(2, (seal) => delete (seal.inputs as Partial<SealedBulletin['inputs']>).periods, canonicalText, true)
    await reseal(3, (seal) => (seal.sequence = 0.5), (value) => JSON.stringify(value), true)
    expect(found(await verify()).slice(1, 3)).toEqual([[2, [{ kind: 'bytes' }], null], [3, [{ kind: 'bytes' }, { kind: 'notCanonical' }, { kind: 'fields', fields: ['顺序'] }], true]])
  })

  test('a seal that is gone', async () => {
    await run(`delete from bulletin_seals where issue_id = ${ofNumber(2)}`)
    expect(found(await verify())[1]).toEqual([2, [{ kind: 'bytes' }], null])
  })

  test('another content with the hash that fits it: the next no longer follows', async () => {
    await reseal(2, (seal) => (seal.text.problems = '改过'))
    expect(found(await verify())).toEqual([sound(1), [2, [exchanged], true], [3, [{ kind: 'unlinked' }], true], sound(4)])
  })

  test('a result, with the hash that fits it: the results do not follow from the inputs, which is said apart', async () => {
    await reseal(4, (seal) => (seal.results.county.persons = 1))
    expect(found(await verify())).toEqual([sound(1), sound(2), sound(3), [4, [exchanged], false]])
  })

  test('the same content written otherwise', async () => {
    await reseal(4, () => {}, (value) => JSON.stringify(value, null, 1))
    expect(found(await verify())[3]).toEqual([4, [{ kind: 'notCanonical' }, exchanged], true])
  })

  test('a rule version this program does not have', async () => {
    await reseal(4, (seal) => (seal.ruleVersion = 99))
    expect((await verify(4))[0]).toMatchObject({ findings: [exchanged], derivation: null, unknownRuleVersion: 99 })
  })

  test.each([
    ["title = '别的'", ['标题']],
    ['edition = 2', ['版次']],
    ["cut_off_day = '2021-11-03', cut_off_hour = 9", ['截止时间']],
    ["issued_on = '2021-11-03', author_name = '别人'", ['签发日期', '签发人']],
    ["series = 'tax', ranks_printed = false", ['口径', '是否排名']],
    ["author_id = '00000000-0000-4000-8000-000000000000'", ['签发人']],
    ["sender_id = null", ['送审人']],
  ])('the register: %s', async (columns, fields) => {
    await run(`update bulletin_issues set ${columns} where issue_number = 2`)
    expect(found(await verify())[1]).toEqual([2, [{ kind: 'fields', fields }], true])
  })

  test('the paper that pages and files are made of, other than the seal', async () => {
    await run(`update bulletin_papers set paper = jsonb_set(paper, '{content,title}', '"别的"') where issue_id = ${ofNumber(2)}`)
    await run(`delete from bulletin_papers where issue_id = ${ofNumber(3)}`)
    expect(found(await verify())).toEqual([sound(1), [2, [{ kind: 'paper' }], true], [3, [{ kind: 'paper' }], true], sound(4)])
  })

  test('a paper and a row that no canonical text holds, and a log entry that names no number', async () => {
    await run(`update bulletin_papers set paper = jsonb_set(paper, '{rows,0,persons}', '12.5') where issue_id = ${ofNumber(2)}`)
    await run(`update bulletin_rows set row = jsonb_set(row, '{persons}', '12.5') where division_code = '${county}100' and issue_id = ${ofNumber(3)}`)
    await run(`update audit_entries set records[4] = 'x/1' where records[4] = '1/1'`)
    const [changed] = await tamper((admin) => admin`select number::int as number from audit_entries where records[4] = 'x/1'`)
    expect(found(await verify())).toEqual([[1, [{ kind: 'auditChanged', number: changed!.number }], true], [2, [{ kind: 'paper' }, { kind: 'auditChanged', number: changed!.number }], true], [3, [{ kind: 'rows' }], true], sound(4)])
  })

  test.each([
    ['a town\'s row', `update bulletin_rows set row = jsonb_set(row, '{persons}', '1') where division_code = '${county}100'`],
    ['a town\'s row that is gone', `delete from bulletin_rows where division_code = '${county}100'`],
    ['a town\'s row under another town\'s code', `update bulletin_rows set division_code = '${county}' where division_code = '${county}100'`],
  ])('%s', async (_case, statement) => {
    await run(`${statement} and issue_id = ${ofNumber(2)}`)
    expect(found(await verify())).toEqual([sound(1), [2, [{ kind: 'rows' }], true], sound(3), sound(4)])
  })

  const remove = (number: number) => ['bulletin_rows', 'bulletin_papers', 'bulletin_seals'].map((table) => `delete from ${table} where issue_id = ${ofNumber(number)}`).join('; ') + `; delete from bulletin_issues where issue_number = ${number}`

  test('an issue that is gone', async () => {
    await run(remove(2))
    expect(found(await verify())).toEqual([sound(1), [3, [{ kind: 'missing', sequence: 2 }, { kind: 'unlinked' }], true], sound(4), [2, gone, null]])
    expect(found(await verify(2))).toEqual([[2, gone, null]])
  })

  test('the last issue that is gone, by the draft it came of', async () => {
    await run(remove(4))
    expect(found(await verify())).toEqual([sound(1), sound(2), sound(3), [4, gone, null]])
    expect(found(await verify(4))).toEqual([[4, gone, null]])
  })

  test('the last issue that is gone, by its draft where the log is cut too', async () => {
    await run(`${remove(4)}; delete from audit_entries where act = 'bulletin:issue' and records[4] = '4/1'`)
    expect(found(await verify(4))).toEqual([[4, gone, null]])
  })

  test('the last issue taken back and issued anew with other words', async () => {
    await run(`delete from bulletin_revisions where state = 'issued' and bulletin_id = (select bulletin_id from bulletin_issues where issue_number = 4)`)
    await run(remove(4))
    const [sent] = await withOperator(database.ownerDb, county, (tx) => getOpenBulletins(tx, campaignId))
    expect((await issue(database, desk.signer, { bulletinId: sent!.id, seenRevision: sent!.revision })).outcome).toBe('issued')
    const reports = await verify()
    expect(found(reports)).toEqual([sound(1), sound(2), sound(3), sound(4), [4, gone, null]])
    expect(reports[4]!.hash).not.toBe(reports[3]!.hash)
  })

  test('the log\'s entry exchanged with the bytes, but not the hash it keeps of itself', async () => {
    await reseal(4, (seal) => (seal.text.title = '关于别的'))
    await run(`update bulletin_issues set title = '关于别的' where issue_number = 4; update audit_entries set note = left(note, -64) || (select hash from bulletin_issues where issue_number = 4) where records[4] = '4/1'`)
    const [entry] = await tamper((admin) => admin`select number::int as number from audit_entries where records[4] = '4/1'`)
    expect(found(await verify(4))).toEqual([[4, [{ kind: 'auditChanged', number: entry!.number }], true]])
  })

  test('the log they are tied to', async () => {
    await run(`delete from audit_entries`)
    const reports = await verify()
    expect(reports.flatMap(({ findings }) => findings.map(({ kind }) => kind))).toEqual([1, 2, 3, 4].flatMap(() => ['auditEntry', 'auditHead']))
    expect(reports.every(({ derivation }) => derivation?.agrees)).toBe(true)
  })
})
