import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { matchAnswers } from '@/domain/progress/questions/answers'
import { questionName, seenText, type Question } from '@/domain/progress/questions/question'
import type { QuestionAnswerRequest } from '@/domain/progress/questions/questions-api'
import { plainDate } from '@/domain/time/plain-date'
import { getAnswers, getQuestions } from '../queries/questions'
import type { Measure } from '../queries/progress'
import { countAnswers, dailyCounts } from '../schema'
import { buildCounty, plainSettings } from '../seed/build-county'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { openCountedDatabase } from '../testing/statements'
import { answerQuestion } from './questions'

const settings: CampaignSettings = plainSettings(plainDate('2021-10-15'), plainDate('2021-12-25'))
const day = plainDate('2021-11-10')
const [townA, townB, villageA] = ['990001100', '990001101', '990001100201']

let database: TestDatabase
let measure: Measure
let staff: Actor, clerkA: Actor, clerkB: Actor, leader: Actor, foreigner: Actor

type Cell = [code: string, on: string, persons: number | null, more?: { revision?: number; reason?: string; level?: 'town' | 'village'; recordedAt?: string }]
function report(cells: Cell[]) {
  return withOperator(database.ownerDb, '990001', (tx) =>
    tx.insert(dailyCounts).values(
      cells.map(([divisionCode, on, persons, more]) => ({
        campaignId: measure.campaignId, divisionCode, series: 'reported' as const, coverageGroup: 'everyone', level: divisionCode.length === 12 ? ('village' as const) : ('town' as const),
        asOf: plainDate(on), persons, hour: 17, revision: 1, authorName: '试验员', recordedAt: `${on}T12:00:00+08:00`, ...more,
      })),
    ),
  )
}

beforeAll(async () => {
  database = await openTestDatabase()
  const { campaignId } = await givenCounty(database, buildCounty({ towns: 3, villages: 6, persons: 3_000, days: 0, seed: 1 }))
  await givenCounty(database, buildCounty({ countyCode: '990002', towns: 2, villages: 2, persons: 900, days: 3, seed: 5 }))
  measure = { campaignId, series: 'reported', coverageGroup: 'everyone', level: 'town', kind: 'assigned', levels: [] }
  await report([
    [townA, '2021-11-09', 500], [townA, '2021-11-10', 480, { reason: '20人退费' }],
    [townB, '2021-11-09', 300], [townB, '2021-11-10', 290],
    [villageA, '2021-11-09', 90], [villageA, '2021-11-10', 80],
    [townA, '2021-11-09', 12, { level: 'village' }], [townA, '2021-11-10', 11, { level: 'village' }],
  ])
  staff = await givenActor(database, 'county_staff', '990001')
  clerkA = await givenActor(database, 'town_clerk', townA)
  clerkB = await givenActor(database, 'town_clerk', townB)
  leader = await givenActor(database, 'county_leader', '990001')
  foreigner = await givenActor(database, 'county_admin', '990002')
})
afterAll(() => database.close())

const askedOf = (actor: Actor, under = actor.scopeCode) => withActor(database.db, actor, (tx) => getQuestions(tx, { measure, under, from: day, until: day, shownOn: day, settings }))
const answersFor = (actor: Actor) => withActor(database.db, actor, (tx) => getAnswers(tx, measure, day, day))

async function questionOf(code: string, level: 'town' | 'village' = 'town'): Promise<Question> {
  return (await askedOf(staff)).find((question) => question.divisionCode === code && question.level === level)!
}

function requestFor(question: Question, more: Partial<QuestionAnswerRequest> = {}): QuestionAnswerRequest {
  return {
    campaign: measure.campaignId, division: question.divisionCode, series: 'reported', group: 'everyone', question: questionName(question), asOf: question.asOf,
    seen: seenText(question.figures), shownOn: day, answer: '已逐村核对', ...more,
  }
}

const answer = (actor: Actor, request: QuestionAnswerRequest) => withActor(database.db, actor, (tx) => answerQuestion(tx, actor, request, measure, settings))

describe('questions of a scope', () => {
  test('the county is asked about every unit; 镇直 is told from the town’s own report', async () => {
    expect((await askedOf(staff)).map(({ name, kind, level }) => [name, kind, level])).toEqual([
      ['第1镇', 'fall', 'town'], ['第1镇镇直', 'fall', 'village'], ['第1镇第11村', 'fall', 'village'], ['第2镇', 'fall', 'town'],
    ])
  })

  test('a clerk is asked about his own town alone, another county about nothing', async () => {
    expect((await askedOf(clerkB)).map(({ name }) => name)).toEqual(['第2镇'])
    expect(await askedOf(clerkB, townA)).toEqual([])
    expect(await askedOf(foreigner, '990001')).toEqual([])
  })
})

describe('an answer', () => {
  test('is kept with its author, told to the audit chain without its words, and seen by the town and the county', async () => {
    const outcome = await answer(clerkA, requestFor(await questionOf(townA)))
    expect(outcome).toMatchObject({ outcome: 'saved', audit: [{ act: 'questions:answer', scopeCode: townA, fields: ['answer'] }] })
    expect(JSON.stringify(outcome)).not.toContain('逐村')
    for (const reader of [clerkA, staff, leader]) expect(await answersFor(reader)).toMatchObject([{ answer: '已逐村核对', authorName: clerkA.displayName, divisionName: '第1镇' }])
  })

  test('another town and another county neither read nor give it', async () => {
    expect(await answersFor(clerkB)).toEqual([])
    expect(await answersFor(foreigner)).toEqual([])
    const question = await questionOf(townA)
    expect(await answer(clerkB, requestFor(question))).toEqual({ outcome: 'notFound' })
    expect(await answer(foreigner, requestFor(question))).toEqual({ outcome: 'notFound' })
    // The database alone refuses as well.
    for (const actor of [clerkB, foreigner, leader]) {
      const row = { ...requestFor(question), campaignId: measure.campaignId, divisionCode: townA, coverageGroup: 'everyone', authorId: actor.accountId, authorName: 'x' }
      await expect(withActor(database.db, actor, (tx) => tx.insert(countAnswers).values(row))).rejects.toMatchObject({ cause: { message: expect.stringContaining('row-level security') } })
    }
  })

  test('only grows', async () => {
    await expect(withActor(database.db, clerkA, (tx) => tx.execute(sql`update count_answers set answer = 'x'`))).rejects.toThrow()
    await expect(withOperator(database.ownerDb, '', (tx) => tx.execute(sql`delete from count_answers`))).rejects.toMatchObject({ cause: { message: expect.stringContaining('只能追加') } })
  })

  test('to what is not asked, or to other figures, is not kept', async () => {
    const question = await questionOf(townA)
    expect(await answer(clerkA, requestFor(question, { asOf: plainDate('2021-11-09') }))).toEqual({ outcome: 'gone' })
    expect(await answer(clerkA, requestFor(question, { question: 'sameIncrease/town' }))).toEqual({ outcome: 'gone' })
    expect(await answer(clerkA, requestFor(question, { seen: `${seenText(question.figures)}1` }))).toEqual({ outcome: 'changed' })
  })
})

test('when the figures change the question asks again, and the answer before stands beside; when it is gone the answer stays', async () => {
  await report([[townA, '2021-11-10', 470, { revision: 2, reason: '再退10人' }]])
  const matched = async () => matchAnswers((await askedOf(clerkA)).filter(({ level, divisionCode }) => level === 'town' && divisionCode === townA), await answersFor(clerkA))
  expect(await matched()).toMatchObject({ questions: [{ answers: [], earlier: [{ answer: '已逐村核对' }] }], past: [] })
  await report([[townA, '2021-11-10', 520, { revision: 3, reason: '退费人数填错' }]])
  expect(await matched()).toMatchObject({ questions: [], past: [{ answer: '已逐村核对', question: 'fall/town' }] })
})

test('one statement for the questions, one for the answers', async () => {
  const counted = openCountedDatabase(database)
  await withActor(counted.db, staff, (tx) => getQuestions(tx, { measure, under: '990001', from: plainDate('2021-10-15'), until: day, shownOn: day, settings }))
  expect(counted.taken()).toHaveLength(1)
  await withActor(counted.db, staff, (tx) => getAnswers(tx, measure, day, day))
  expect(counted.taken()).toHaveLength(1)
  await counted.close()
})
