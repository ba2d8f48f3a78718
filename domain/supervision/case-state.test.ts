import { describe, expect, it, test } from 'vitest'
import { plainDate } from '@/domain/time/plain-date'
import { roles } from '@/domain/access/roles'
import { caseKinds, caseSteps, stepLabels, stepsOf, type CaseKind, type CaseStep } from './case'
import { dueOf, isOver, isOverdue, lostGround, nextSteps, ownSteps, partyOf, standingOf, stepRules, waitsFor } from './case-state'

const lost = { issueIds: ['b'], holds: false }
/** Steps as taken; of the examinations those written as `lost` found the ground gone. */
const taken = (...steps: (CaseStep | 'lost')[]) => steps.map((step) => (step === 'lost' ? { step: 'reexamined' as const, onDay: null, ground: lost } : { step, onDay: null, ground: step === 'reexamined' ? { ...lost, holds: true } : null }))
const day = plainDate

describe('what may follow', () => {
  test.each<[string, CaseKind, (CaseStep | 'lost')[], CaseStep[]]>([
    ['a reminder sent is answered by the town or closed by the county', 'reminder', ['sent'], ['replied', 'closed']],
    ['an answer is added to, sent back or closed', 'reminder', ['sent', 'replied'], ['replied', 'returned', 'closed']],
    ['what was sent back is answered again', 'reminder', ['sent', 'replied', 'returned'], ['replied', 'closed']],
    ['a closed reminder is over', 'reminder', ['sent', 'closed'], []],
    ['a proposed talk waits for the leader, and the town may explain', 'talk', ['proposed'], ['explained', 'approved', 'declined', 'lapsed', 'reexamined']],
    ['an explanation moves nothing and may be added to', 'talk', ['proposed', 'explained'], ['explained', 'approved', 'declined', 'lapsed', 'reexamined']],
    ['decided, there is no more explaining and no lapsing', 'talk', ['proposed', 'approved'], ['noticed', 'reexamined']],
    ['a talk noticed is held', 'talk', ['proposed', 'approved', 'noticed'], ['held', 'reexamined']],
    ['a talk held is closed', 'talk', ['proposed', 'approved', 'noticed', 'held'], ['closed', 'reexamined']],
    ['a decided talk may be declined once its ground was found gone', 'talk', ['proposed', 'approved', 'noticed', 'lost'], ['held', 'declined', 'reexamined']],
    ['also when the county went on meanwhile', 'talk', ['proposed', 'approved', 'lost', 'noticed'], ['held', 'declined', 'reexamined']],
    ['not where the ground was found to hold', 'talk', ['proposed', 'approved', 'reexamined'], ['noticed', 'reexamined']],
    ['nor once it came back', 'talk', ['proposed', 'approved', 'lost', 'reexamined'], ['noticed', 'reexamined']],
    ['an examination before the decision allows no second one', 'talk', ['proposed', 'reexamined', 'approved'], ['noticed', 'reexamined']],
    ['declined is for good', 'talk', ['proposed', 'declined'], []],
    ['a lapsed proposal may only come back by rule', 'talk', ['proposed', 'lapsed'], ['proposed']],
    ['a visit is followed up as often as needed', 'visit', ['recorded', 'followedUp'], ['followedUp', 'closed']],
  ])('%s', (_name, kind, steps, wanted) => {
    expect(nextSteps(kind, taken(...steps))).toEqual(wanted)
  })

  it('every step of a kind but the first can be reached from it', () => {
    for (const kind of caseKinds) {
      const first = stepsOf[kind][0]
      const reached = new Set<CaseStep>([first])
      let open: CaseStep[][] = [[first]]
      for (let depth = 0; depth < 6; depth++) {
        open = open.flatMap((steps) => nextSteps(kind, taken(...steps)).map((step) => [...steps, step]))
        open.forEach((steps) => reached.add(steps.at(-1)!))
        open = open.slice(0, 500)
      }
      expect([...reached].sort()).toEqual([...stepsOf[kind]].sort())
    }
  })

  it('a case without a step stands at nothing', () => {
    expect(() => standingOf([])).toThrow()
  })

  test.each<[string, (CaseStep | 'lost')[], boolean]>([
    ['after the decision', ['proposed', 'approved', 'lost', 'noticed'], true],
    ['and back again', ['proposed', 'approved', 'lost', 'reexamined'], false],
    ['before the decision', ['proposed', 'lost', 'approved'], false],
    ['not decided', ['proposed', 'lost'], false],
    ['never', ['proposed', 'approved'], false],
  ])('R16 the ground of a decided talk is lost: %s', (_name, steps, wanted) => {
    expect(lostGround(taken(...steps)) !== null).toBe(wanted)
  })
})

describe('whose step it is', () => {
  it('of eight roles three take part, the leader decides, the town answers', () => {
    expect(Object.fromEntries(roles.map((role) => [role, partyOf(role)]))).toEqual({
      county_admin: 'county', county_staff: 'county', supervisor: 'county', county_leader: 'leader', department: null, town_clerk: 'town', village_agent: null, auditor: null,
    })
  })

  test.each<[CaseKind, (CaseStep | 'lost')[], Record<string, CaseStep[]>]>([
    ['reminder', ['sent'], { county: ['closed'], town: ['replied'], leader: [] }],
    ['reminder', ['sent', 'replied'], { county: ['returned', 'closed'], town: ['replied'], leader: [] }],
    ['talk', ['proposed'], { county: [], town: ['explained'], leader: ['approved', 'declined'], rule: ['lapsed', 'reexamined'] }],
    ['talk', ['proposed', 'approved'], { county: ['noticed'], town: [], leader: [] }],
    ['talk', ['proposed', 'approved', 'lost'], { county: ['noticed'], town: [], leader: ['declined'] }],
    ['talk', ['proposed', 'approved', 'reexamined'], { county: ['noticed'], town: [], leader: [] }],
    ['visit', ['recorded'], { county: ['followedUp', 'closed'], town: [], leader: [] }],
  ])('%s %j', (kind, steps, wanted) => {
    for (const [party, own] of Object.entries(wanted)) expect(ownSteps(kind, taken(...steps), party as 'county')).toEqual(own)
    expect(ownSteps(kind, taken(...steps), null)).toEqual([])
  })

  it('every step has its word and its rule', () => {
    for (const step of caseSteps) {
      expect(stepLabels[step]).toMatch(/[\u4e00-\u9fff]/)
      expect(stepRules[step].action).toMatch(/[\u4e00-\u9fff]/)
    }
  })
})

describe('what it waits for', () => {
  test.each<[CaseStep[], ReturnType<typeof waitsFor>]>([
    [['sent'], 'town'], [['sent', 'replied'], 'county'], [['sent', 'replied', 'returned'], 'town'], [['sent', 'closed'], null],
    [['proposed'], 'leader'], [['proposed', 'explained'], 'leader'], [['proposed', 'approved'], 'county'], [['proposed', 'declined'], null], [['proposed', 'lapsed'], null],
    [['recorded'], 'county'],
  ])('%j waits for %s', (steps, party) => {
    expect(waitsFor(taken(...steps))).toBe(party)
    expect(isOver(taken(...steps))).toBe(party === null)
  })

  it('a reminder is due on its day, or the day it was sent back with, and not while the county reads', () => {
    const one = { kind: 'reminder' as const, dueOn: day('2021-11-26') }
    const sent = { step: 'sent' as const, onDay: null }
    const replied = { step: 'replied' as const, onDay: day('2021-12-01') }
    expect(dueOf({ ...one, steps: [sent] })).toBe('2021-11-26')
    expect(dueOf({ ...one, steps: [sent, replied] })).toBeNull()
    expect(dueOf({ ...one, steps: [sent, replied, { step: 'returned', onDay: null }] })).toBe('2021-11-26')
    expect(dueOf({ ...one, steps: [sent, replied, { step: 'returned', onDay: day('2021-11-29') }] })).toBe('2021-11-29')
    expect(isOverdue({ ...one, steps: [sent] }, day('2021-11-26'))).toBe(false)
    expect(isOverdue({ ...one, steps: [sent] }, day('2021-11-27'))).toBe(true)
    expect(isOverdue({ ...one, steps: [sent, { step: 'closed', onDay: null }] }, day('2021-12-27'))).toBe(false)
  })

  it('a talk is due on the day set for it, then on the day promised; a visit on the day last agreed', () => {
    const talk = [...taken('proposed', 'approved'), { step: 'noticed' as const, onDay: day('2021-11-28') }]
    expect(dueOf({ kind: 'talk', dueOn: null, steps: taken('proposed') })).toBeNull()
    expect(dueOf({ kind: 'talk', dueOn: null, steps: talk })).toBe('2021-11-28')
    expect(dueOf({ kind: 'talk', dueOn: null, steps: [...talk, { step: 'held', onDay: day('2021-12-05') }, { step: 'reexamined', onDay: null }] })).toBe('2021-12-05')
    expect(dueOf({ kind: 'visit', dueOn: day('2021-11-25'), steps: taken('recorded') })).toBe('2021-11-25')
    expect(dueOf({ kind: 'visit', dueOn: day('2021-11-25'), steps: [...taken('recorded'), { step: 'followedUp', onDay: day('2021-11-30') }, { step: 'followedUp', onDay: null }] })).toBe('2021-11-30')
  })
})
