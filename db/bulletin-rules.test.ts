import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import type { BulletinPaper } from '@/domain/bulletins/bulletin-paper'
import type { ResultRow } from '@/domain/bulletins/bulletin-results'
import { bulletinInputs, bulletinIssues, bulletinPapers, bulletinRevisions, bulletinRows, bulletinSeals, bulletins, supervisionCases } from './schema'
import { buildCounty } from './seed/build-county'
import { withActor, withOperator } from './session'
import { givenActor, givenCounty } from './testing/actors'
import { cutOffOn, givenIssued, givenSent } from './testing/bulletins'
import { openTestDatabase, type TestDatabase } from './testing/database'

/* What the database itself refuses of bulletins (R13), whatever the code above it asks: rights, counties, and the order in which an issue is written. */
const [own, foreign] = ['990001', '990002'] as const
const text = { title: '通报', documentNumber: '', addressees: '各镇人民政府：', progress: '进展', problems: '', demands: '', copiedTo: '' }
const refusedByPolicy = { cause: { code: '42501' } }
const refusedByReference = { cause: { code: '23503' } }

let database: TestDatabase
let author: Actor, signer: Actor, second: Actor, stranger: Actor
let campaignId: string, foreignCampaign: string
let sent: { bulletinId: string; seenRevision: number }
let issued: { bulletinId: string; issueId: string }, foreignIssued: { bulletinId: string; issueId: string }

beforeAll(async () => {
  database = await openTestDatabase()
  campaignId = (await givenCounty(database, buildCounty({ countyCode: own, towns: 2, villages: 2, persons: 2_000, days: 4, seed: 1 }))).campaignId
  foreignCampaign = (await givenCounty(database, buildCounty({ countyCode: foreign, towns: 2, villages: 2, persons: 2_000, days: 4, seed: 2 }))).campaignId
  author = await givenActor(database, 'county_staff', own)
  signer = await givenActor(database, 'supervisor', own, 'signer', true)
  second = await givenActor(database, 'county_staff', own, 'second', true)
  stranger = await givenActor(database, 'supervisor', foreign, 'stranger', true)
  issued = await givenIssued(database, { author, signer }, { cutOff: cutOffOn('2021-10-17') })
  foreignIssued = await givenIssued(database, { author: await givenActor(database, 'county_staff', foreign), signer: stranger }, { cutOff: cutOffOn('2021-10-17') })
  sent = await givenSent(database, author, { cutOff: cutOffOn('2021-10-18') })
})
afterAll(() => database.close())

const as = <T>(actor: Actor, work: Parameters<typeof withActor<T>>[2]) => withActor(database.db, actor, work)
const signed = (actor: Actor) => ({ authorId: actor.accountId, authorName: actor.displayName })
const row = (actor: Actor, issueId: string, town = `${actor.countyCode}100`) => as(actor, (tx) => tx.insert(bulletinRows).values({ issueId, divisionCode: town, row: {} as ResultRow }))
const paper = (actor: Actor, issueId: string) => as(actor, (tx) => tx.insert(bulletinPapers).values({ issueId, paper: {} as BulletinPaper }))
const issueValues = (actor: Actor, otherwise: Partial<typeof bulletinIssues.$inferInsert> = {}) => ({
  bulletinId: sent.bulletinId, campaignId, sequence: 9, issueNumber: 9, edition: 1, series: 'reported' as const, ranksPrinted: true, cutOffDay: cutOffOn('2021-10-18').day, cutOffHour: 17,
  issuedOn: cutOffOn('2021-10-18').day, title: '通报', hash: 'a'.repeat(64), ...signed(actor), ...otherwise,
})

describe('rows and seals', () => {
  test('none is added to an issue of another county, nor to a colleague’s', async () => {
    for (const actor of [stranger, second]) await expect(row(actor, issued.issueId)).rejects.toMatchObject(refusedByPolicy)
    for (const actor of [stranger, second]) await expect(paper(actor, issued.issueId)).rejects.toMatchObject(refusedByPolicy)
    await expect(row(signer, foreignIssued.issueId)).rejects.toMatchObject(refusedByPolicy)
  })

  test('once the seal is there no row is added, by its own signer either; before it, rows are', async () => {
    await expect(row(signer, issued.issueId, `${own}100`)).rejects.toMatchObject(refusedByPolicy)
    await expect(paper(signer, issued.issueId)).rejects.toMatchObject(refusedByPolicy)
    const undone = as(signer, async (tx) => {
      const [issue] = await tx.insert(bulletinIssues).values(issueValues(signer)).returning({ id: bulletinIssues.id })
      await tx.insert(bulletinRows).values({ issueId: issue!.id, divisionCode: `${own}100`, row: {} as ResultRow })
      await tx.insert(bulletinSeals).values({ issueId: issue!.id, bytes: Buffer.from('{}') })
      await tx.insert(bulletinRows).values({ issueId: issue!.id, divisionCode: `${own}101`, row: {} as ResultRow })
    })
    await expect(undone).rejects.toMatchObject({ ...refusedByPolicy, query: expect.stringContaining('bulletin_rows') })
  })

  test('nobody seals what another signs', async () => {
    const bare = await withOperator(database.ownerDb, own, async (tx) => {
      const [bulletin] = await tx.insert(bulletins).values({ campaignId, cutOffDay: cutOffOn('2021-10-18').day, cutOffHour: 17, authorName: '试验' }).returning({ id: bulletins.id })
      return tx.insert(bulletinIssues).values(issueValues(signer, { bulletinId: bulletin!.id, sequence: 8, issueNumber: 8 })).returning({ id: bulletinIssues.id })
    })
    const seal = (actor: Actor) => as(actor, (tx) => tx.insert(bulletinSeals).values({ issueId: bare[0]!.id, bytes: Buffer.from('{}') }))
    for (const actor of [second, stranger]) await expect(seal(actor)).rejects.toMatchObject(refusedByPolicy)
    await expect(seal(signer)).resolves.toBeDefined()
  })
})

describe('what belongs together', () => {
  test('an issue is of its bulletin’s own campaign', async () => {
    await expect(as(stranger, (tx) => tx.insert(bulletinIssues).values(issueValues(stranger, { campaignId: foreignCampaign })))).rejects.toMatchObject(refusedByReference)
    await expect(as(signer, (tx) => tx.insert(bulletinIssues).values(issueValues(signer, { campaignId: foreignCampaign })))).rejects.toMatchObject(refusedByPolicy)
  })

  test('a revision stands on numbers of its own bulletin', async () => {
    const other = await as(author, (tx) => tx.execute<{ id: string }>(sql`select id from bulletin_inputs where bulletin_id = ${issued.bulletinId}`))
    const revise = (inputsId: string) => as(author, (tx) => tx.insert(bulletinRevisions).values({ bulletinId: sent.bulletinId, revision: 9, state: 'draft', inputsId, text, ...signed(author) }))
    await expect(revise(other[0]!.id)).rejects.toMatchObject(refusedByReference)
  })

  test('a reminder rests on an issue of its own campaign', async () => {
    const remind = (issueId: string) => as(author, (tx) => tx.insert(supervisionCases).values({ campaignId, kind: 'reminder', divisionCode: `${own}100`, issueId, content: '请答复', dueOn: cutOffOn('2021-10-30').day, ...signed(author) }))
    await expect(remind(foreignIssued.issueId)).rejects.toMatchObject(refusedByReference)
    await expect(remind(issued.issueId)).resolves.toBeDefined()
  })
})

test('R13 that a bulletin was issued is written by nobody without the grant', async () => {
  const [inputs] = await as(author, (tx) => tx.select({ id: bulletinInputs.id }).from(bulletinInputs).where(sql`bulletin_id = ${sent.bulletinId}`))
  const revise = (actor: Actor, state: 'issued' | 'draft', revision: number) =>
    as(actor, (tx) => tx.insert(bulletinRevisions).values({ bulletinId: sent.bulletinId, revision, state, inputsId: inputs!.id, text, ...signed(actor) }))
  await expect(revise(author, 'issued', 10)).rejects.toMatchObject(refusedByPolicy)
  await expect(revise(author, 'draft', 10)).resolves.toBeDefined()
  await expect(revise(signer, 'issued', 11)).resolves.toBeDefined()
})
