import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import type { ResultRow } from '@/domain/bulletins/bulletin-results'
import { caseSteps, stepsOf, type CaseKind, type CaseStep, type ExaminedGround } from '@/domain/supervision/case'
import { nextSteps } from '@/domain/supervision/case-state'
import { plainDate } from '@/domain/time/plain-date'
import type { Transaction } from './client'
import { bulletinRows, supervisionCases, supervisionSteps } from './schema'
import { buildCounty } from './seed/build-county'
import { withActor, withOperator } from './session'
import { givenActor, givenCounty } from './testing/actors'
import { openTestDatabase, type TestDatabase } from './testing/database'
import { insertIssue } from './testing/issues'

/* What the database itself refuses of cases (R15, R16): steps out of their order, and steps by rule that the issued bulletins do not bear. */
const town = '990001100'
const day = plainDate('2021-11-30')
let database: TestDatabase
let campaignId: string
let staff: Actor, signer: Actor, leader: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  campaignId = (await givenCounty(database, buildCounty({ towns: 2, villages: 2, persons: 2_000, days: 0, seed: 1 }))).campaignId
  staff = await givenActor(database, 'county_staff', '990001')
  signer = await givenActor(database, 'supervisor', '990001', 'signer', true)
  leader = await givenActor(database, 'county_leader', '990001')
  await withOperator(database.ownerDb, '990001', async (tx) => {
    for (const number of [1, 2]) await issued(tx, number, 1, true)
  })
})
afterAll(() => database.close())

async function issued(tx: Transaction, issueNumber: number, edition: number, isLastPlace: boolean): Promise<void> {
  const issueId = await insertIssue(tx, { campaignId, issueNumber, edition, cutOff: { day: plainDate(`2021-11-0${issueNumber}`), hour: 17 } })
  await tx.insert(bulletinRows).values({ issueId, divisionCode: town, row: { name: town, quota: 100, isLastPlace } as ResultRow })
}

async function latest(tx: Transaction): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select distinct on (issue_number) id from bulletin_issues where campaign_id = ${campaignId} order by issue_number, edition desc`)
  return rows.map(({ id }) => id)
}

const byRule: readonly CaseStep[] = ['proposed', 'lapsed', 'reexamined']
const outOfOrder = { cause: { code: '23514', message: '这一步不能接在上一步之后' } }
const unfounded = { cause: { code: '23514', message: '约谈的依据与已签发的通报不符' } }
const refusedByPolicy = { cause: { code: '42501' } }

async function open(tx: Transaction, kind: CaseKind, author: Actor | null = null): Promise<string> {
  const issueId = kind === 'talk' ? (await latest(tx)).at(-1)! : null
  const [opened] = await tx
    .insert(supervisionCases)
    .values({ campaignId, kind, divisionCode: town, issueId, content: '内容', authorId: author?.accountId, authorName: '试验', ...(kind === 'talk' ? { runEndsWith: 2, runLength: 2 } : kind === 'visit' ? { heldOn: day } : { dueOn: day }) })
    .returning({ id: supervisionCases.id })
  return opened!.id
}

interface Written {
  caseId: string
  number: number
  step: CaseStep
  ground?: ExaminedGround | undefined
}

async function write(tx: Transaction, { caseId, number, step, ground }: Written, author: Actor | null = null): Promise<void> {
  await tx.insert(supervisionSteps).values({ caseId, number, step, examined: ground?.issueIds ?? null, groundHolds: ground?.holds ?? null, authorId: author?.accountId, authorName: '试验' })
}

/** The steps so far; `edition` is a corrected edition in between that takes the ground. */
type Path = (CaseStep | 'edition')[]
const visits: Path[] = [[], ['recorded'], ['recorded', 'followedUp'], ['recorded', 'closed']]
const reminders: Path[] = [[], ['sent'], ['sent', 'replied'], ['sent', 'replied', 'returned'], ['sent', 'closed']]
const talks: Path[] = [
  [], ['proposed'], ['proposed', 'explained'], ['proposed', 'declined'], ['proposed', 'approved'], ['proposed', 'approved', 'noticed'], ['proposed', 'approved', 'noticed', 'held'],
  ['proposed', 'approved', 'noticed', 'held', 'closed'], ['proposed', 'reexamined', 'approved'], ['proposed', 'approved', 'reexamined'], ['proposed', 'edition', 'lapsed'],
  ['proposed', 'approved', 'edition', 'reexamined'], ['proposed', 'approved', 'edition', 'reexamined', 'noticed'],
]

/** Walks a path in a transaction that is undone, and tries every step at its end. */
async function allowedAfter(kind: CaseKind, path: Path): Promise<{ allowed: CaseStep[]; wanted: CaseStep[] }> {
  let found: { allowed: CaseStep[]; wanted: CaseStep[] } = { allowed: [], wanted: [] }
  const undone = new Error('undone')
  const walk = withOperator(database.ownerDb, '990001', async (tx) => {
    const caseId = await open(tx, kind)
    const steps: { step: CaseStep; ground: ExaminedGround | null }[] = []
    for (const step of path) {
      if (step === 'edition') {
        await issued(tx, 2, 2, false)
        continue
      }
      const ground = byRule.includes(step) ? { issueIds: await latest(tx), holds: !path.slice(0, path.lastIndexOf(step)).includes('edition') } : undefined
      await write(tx, { caseId, number: steps.length + 1, step, ground })
      steps.push({ step, ground: ground ?? null })
    }
    const issueIds = await latest(tx)
    const allowed: CaseStep[] = []
    for (const step of caseSteps) {
      const refusal = await refusalOf(tx, { caseId, number: steps.length + 1, step, ground: byRule.includes(step) ? { issueIds, holds: step !== 'lapsed' } : undefined })
      if (refusal !== outOfOrder.cause.message) allowed.push(step)
    }
    found = { allowed, wanted: steps.length === 0 ? [stepsOf[kind][0]] : nextSteps(kind, steps) }
    throw undone
  })
  await expect(walk).rejects.toBe(undone)
  return found
}

/** What the database says to a step, tried and undone; null when it takes it. */
async function refusalOf(tx: Transaction, written: Written): Promise<string | null> {
  const taken = new Error('taken')
  try {
    await tx.transaction(async (inner) => {
      await write(inner, written)
      throw taken
    })
  } catch (problem) {
    return problem === taken ? null : String((problem as Error & { cause?: { message?: string } }).cause?.message)
  }
  return null
}

describe('the order of steps is the rule’s, also in the database', () => {
  test.each([...visits.map((path) => ['visit', path] as const), ...reminders.map((path) => ['reminder', path] as const), ...talks.map((path) => ['talk', path] as const)])('%s %j', async (kind, path) => {
    const { allowed, wanted } = await allowedAfter(kind, path)
    expect(allowed.sort()).toEqual([...wanted].sort())
  })

  test('numbers without a gap', async () => {
    await expect(withOperator(database.ownerDb, '990001', async (tx) => write(tx, { caseId: await open(tx, 'visit'), number: 2, step: 'recorded' }))).rejects.toMatchObject(outOfOrder)
  })
})

describe('R16 a talk', () => {
  const as = <T>(actor: Actor, work: Parameters<typeof withActor<T>>[2]) => withActor(database.db, actor, work)

  test('is opened by nobody who may not sign bulletins', async () => {
    await expect(as(staff, (tx) => open(tx, 'talk', staff))).rejects.toMatchObject(refusedByPolicy)
  })

  test('rests on the latest editions, in which the town was last', async () => {
    const propose = (ground: (issueIds: string[]) => ExaminedGround) => as(signer, async (tx) => write(tx, { caseId: await open(tx, 'talk', signer), number: 1, step: 'proposed', ground: ground(await latest(tx)) }, signer))
    await expect(propose((issueIds) => ({ issueIds: issueIds.slice(1), holds: true }))).rejects.toMatchObject(unfounded)
    await expect(propose((issueIds) => ({ issueIds: [...issueIds].reverse(), holds: true }))).rejects.toMatchObject(unfounded)
    await expect(propose((issueIds) => ({ issueIds, holds: false }))).rejects.toMatchObject({ cause: { code: '23514' } })
  })

  test('does not lapse while its ground holds, by a signer’s hand either, and is not ended without the leader', async () => {
    const issueIds = await as(staff, latest)
    const caseId = await as(signer, async (tx) => {
      const id = await open(tx, 'talk', signer)
      await write(tx, { caseId: id, number: 1, step: 'proposed', ground: { issueIds, holds: true } }, signer)
      return id
    })
    await expect(as(signer, (tx) => write(tx, { caseId, number: 2, step: 'lapsed', ground: { issueIds, holds: false } }, signer))).rejects.toMatchObject(unfounded)
    for (const step of byRule) await expect(as(staff, (tx) => write(tx, { caseId, number: 2, step, ground: { issueIds, holds: step !== 'lapsed' } }, staff))).rejects.toMatchObject(refusedByPolicy)
    for (const step of ['closed', 'noticed', 'held'] as const) await expect(as(staff, (tx) => write(tx, { caseId, number: 2, step }, staff))).rejects.toMatchObject(outOfOrder)
    await as(leader, (tx) => write(tx, { caseId, number: 2, step: 'approved' }, leader))
    await expect(as(leader, (tx) => write(tx, { caseId, number: 3, step: 'declined' }, leader))).rejects.toMatchObject(outOfOrder)
  })
})
