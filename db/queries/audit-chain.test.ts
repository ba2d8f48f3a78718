import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { roles } from '@/domain/access/roles'
import type { RecordedHead } from '@/domain/audit/heads'
import { connect } from '../client'
import { appendAudit, authorOf, type AuditEntry } from '../mutations/audit'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { getAuditLines } from './audit'
import { getAuditHead, verifyAuditChain } from './audit-chain'

const entry = (note = ''): AuditEntry => ({ act: 'quota:change', scopeCode: '990001100', records: ['990001100'], fields: ['persons'], note })

const verify = (database: TestDatabase, heads: RecordedHead[] = []) => withOperator(database.ownerDb, '', (tx) => verifyAuditChain(tx, heads))
const append = (database: TestDatabase, actor: Actor, note?: string) => withActor(database.db, actor, (tx) => appendAudit(tx, authorOf(actor, '10.0.0.7'), [entry(note)]))

describe('the chain under many writers', () => {
  let database: TestDatabase
  let admin: Actor
  beforeAll(async () => {
    database = await openTestDatabase()
    await givenCounty(database)
    admin = await givenActor(database, 'county_admin', '990001')
  })
  afterAll(() => database.close())

  test('fifty at once keep one gapless chain that verifies', async () => {
    const before = (await verify(database)).entries
    const crowd = connect(database.appUrl, { max: 50 })
    try {
      await Promise.all(Array.from({ length: 50 }, (_, index) => withActor(crowd.db, admin, (tx) => appendAudit(tx, authorOf(admin, null), [entry(`a${index}`), entry(`b${index}`)]))))
    } finally {
      await crowd.client.end()
    }
    const report = await verify(database)
    expect(report).toMatchObject({ entries: before + 100, findings: [], findingCount: 0, last: { number: before + 100 }, head: { number: before + 100 } })
    expect(report.last).toEqual(report.head)
  })

  test('a transaction undone leaves no number behind', async () => {
    const { entries } = await verify(database)
    await expect(withActor(database.db, admin, async (tx) => {
      await appendAudit(tx, authorOf(admin, null), [entry()])
      throw new Error('undone')
    })).rejects.toThrow('undone')
    await append(database, admin)
    expect(await verify(database)).toMatchObject({ entries: entries + 1, findings: [] })
  })

  test.each(['update audit_entries set note = note', 'delete from audit_entries', 'truncate audit_entries'])('no role may: %s', async (statement) => {
    for (const role of roles) {
      const actor = { ...admin, role }
      await expect(withActor(database.db, actor, (tx) => tx.execute(sql.raw(statement)))).rejects.toMatchObject({ cause: { code: '42501' } })
    }
    await expect(withOperator(database.ownerDb, '', (tx) => tx.execute(sql.raw(statement)))).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(database.ownerClient.unsafe(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('no member writes an entry past the function, or moves the head', async () => {
    await expect(withActor(database.db, admin, (tx) => tx.execute(sql`insert into audit_entries select * from audit_entries limit 1`))).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(withActor(database.db, admin, (tx) => tx.execute(sql`update audit_heads set number = 0`))).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  test('the log is read by administrator and auditor of the county, and by nobody else', async () => {
    await givenCounty(database, (await import('../seed/build-county')).buildCounty({ countyCode: '990002', towns: 1, villages: 1, persons: 10, days: 0, seed: 9 }))
    const read = (actor: Actor) => withActor(database.db, actor, (tx) => getAuditLines(tx, { within: actor.scopeCode, limit: 10 }))
    const auditor = await givenActor(database, 'auditor', '990001')
    expect((await read(admin)).lines.length).toBe(10)
    expect((await read(admin)).more).toBe(true)
    expect((await read(auditor)).lines.length).toBe(10)
    const foreign = await givenActor(database, 'county_admin', '990002')
    expect((await read(foreign)).lines.filter((line) => line.act === 'quota:change')).toEqual([])
    expect(await withActor(database.db, foreign, (tx) => getAuditLines(tx, { within: '990001', limit: 10 }))).toEqual({ lines: [], more: false })
    for (const role of ['county_staff', 'supervisor', 'county_leader', 'department', 'town_clerk', 'village_agent'] as const) {
      expect((await read({ ...admin, role })).lines).toEqual([])
    }
  })

  test('filters by day, person and act, and pages by number', async () => {
    const find = (filter: object) => withActor(database.db, admin, (tx) => getAuditLines(tx, { within: '990001', limit: 5, ...filter }))
    const first = await find({ act: 'quota:change' })
    expect(first.lines.map((line) => line.number)).toEqual([...first.lines.map((line) => line.number)].sort((a, b) => b - a))
    const next = await find({ act: 'quota:change', before: first.lines.at(-1)!.number })
    expect(next.lines[0]!.number).toBe(first.lines.at(-1)!.number - 1)
    expect((await find({ act: 'nothing:such' })).lines).toEqual([])
    expect((await find({ person: '没有这个人' })).lines).toEqual([])
    expect((await find({ person: 'county-admin' })).lines.length).toBe(5)
    expect((await find({ until: '2001-01-01' })).lines).toEqual([])
    expect((await find({ from: '2001-01-01', until: '2999-01-01' })).lines.length).toBe(5)
    expect(first.lines[0]).toMatchObject({ address: '10.0.0.7', scopeName: '第1镇', records: ['第1镇'], fields: ['persons'] })
  })
})

describe('tampering by a superuser is found', () => {
  let database: TestDatabase
  let heads: RecordedHead[]

  /** What only somebody with the server in his hands can do: the append-only trigger is off meanwhile. */
  async function tamper(statement: string): Promise<void> {
    const admin = postgres(database.superuserUrl.replace(/\/[^/]*$/, new URL(database.ownerUrl).pathname), { max: 1, onnotice: () => {} })
    try {
      await admin.unsafe(`set session_replication_role = replica; ${statement}`)
    } finally {
      await admin.end()
    }
  }

  beforeEach(async () => {
    database = await openTestDatabase()
    await givenCounty(database)
    const actor = await givenActor(database, 'county_admin', '990001')
    for (const note of ['甲', '乙', '丙', '丁', '戊']) await append(database, actor, note)
    heads = [await withOperator(database.ownerDb, '', getAuditHead)]
    expect((await verify(database, heads)).findings).toEqual([])
    return () => database.close()
  })

  test('a changed row', async () => {
    await tamper(`update audit_entries set actor_name = '别人' where number = 3`)
    expect((await verify(database)).findings).toEqual([{ kind: 'changed', number: 3 }])
  })

  test('a changed row with its hash made to fit: the next one no longer follows', async () => {
    await tamper(`update audit_entries set note = '改'  where number = 3; update audit_entries e set hash = audit_entry_hash(e) where number = 3`)
    expect((await verify(database)).findings).toEqual([{ kind: 'unlinked', number: 4 }])
  })

  test('a missing row, and a missing stretch', async () => {
    await tamper(`delete from audit_entries where number in (2, 4, 5)`)
    expect((await verify(database)).findings).toEqual([{ kind: 'missing', from: 2, to: 2 }, { kind: 'missing', from: 4, to: 5 }])
  })

  test('a missing beginning', async () => {
    await tamper(`delete from audit_entries where number = 1`)
    expect((await verify(database)).findings).toEqual([{ kind: 'missing', from: 1, to: 1 }])
  })

  test('a cut tail, by the head', async () => {
    await tamper(`delete from audit_entries where number = 6`)
    expect((await verify(database)).findings).toEqual([{ kind: 'cut', last: 5, head: 6 }])
  })

  test('a cut tail with the head put back, by the heads kept outside', async () => {
    await tamper(`delete from audit_entries where number > 4; update audit_heads set (number, hash) = (select number, hash from audit_entries where number = 4)`)
    expect((await verify(database)).findings).toEqual([])
    expect((await verify(database, heads)).findings).toEqual([{ kind: 'recorded', day: heads[0]!.day, number: 6, gone: true }])
  })

  test('a chain rewritten from the beginning, by the heads kept outside', async () => {
    await tamper(`do $$ declare e audit_entries; before text := repeat('0', 64); begin
      for e in select * from audit_entries order by number loop
        e.note := e.note || '改'; e.previous_hash := before; e.hash := audit_entry_hash(e); before := e.hash;
        update audit_entries set note = e.note, previous_hash = e.previous_hash, hash = e.hash where number = e.number;
      end loop; update audit_heads set hash = before; end $$`)
    expect((await verify(database)).findings).toEqual([])
    expect((await verify(database, heads)).findings).toEqual([{ kind: 'recorded', day: heads[0]!.day, number: 6, gone: false }])
  })

  test('everything gone', async () => {
    await tamper('delete from audit_entries')
    expect((await verify(database)).findings).toEqual([{ kind: 'cut', last: 0, head: 6 }])
  })
})
