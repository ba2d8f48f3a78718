import { describe, expect, it } from 'vitest'
import { plainDate } from '@/domain/time/plain-date'
import type { CaseStep, SupervisionCase } from '@/domain/supervision/case'
import { tasksOf, type OpenBulletinFact, type TaskFacts } from './tasks'

const day = plainDate
const me = 'me'
const facts: TaskFacts = { accountId: me, party: null, drafts: false, signs: false, today: day('2021-11-23'), bulletins: [], nextBulletin: null, cases: [], suggestedReminders: null, missingCount: null }
const draft: OpenBulletinFact = { id: 'b', cutOff: { day: day('2021-11-23'), hour: 17 }, supersedesNumber: null, state: 'draft', note: '', authorId: 'other', writerIds: ['other'], authorName: '张三', recordedAt: '2021-11-23 17:05' }

function supervision(kind: SupervisionCase['kind'], steps: readonly (CaseStep | [CaseStep, string])[], otherwise: Partial<SupervisionCase> = {}): SupervisionCase {
  const taken = steps.map((given, index) => {
    const [step, onDay] = typeof given === 'string' ? [given, null] : given
    return { number: index + 1, step, content: '', onDay: onDay ? day(onDay) : null, ground: step === 'reexamined' ? { issueIds: ['i'], holds: false } : null, authorName: '', recordedAt: `2021-11-2${index} 09:00` }
  })
  return {
    id: 'c', campaignId: 'campaign', kind, divisionCode: '610926101', divisionName: '老县镇', issue: { id: 'i', bulletinId: 'b', issueNumber: 4, edition: 1 }, runEndsWith: kind === 'talk' ? 4 : null, runLength: kind === 'talk' ? 2 : null,
    level: null, content: '', team: '', heldOn: kind === 'visit' ? day('2021-11-18') : null, dueOn: kind === 'reminder' ? day('2021-11-24') : null, authorName: '', recordedAt: '', steps: taken, ...otherwise,
  }
}

const titles = (given: Partial<TaskFacts>) => tasksOf({ ...facts, ...given }).map(({ title }) => title)

describe('R13 bulletins that wait', () => {
  it.each<[string, Partial<TaskFacts>, string[]]>([
    ['one sent, for who may sign', { signs: true, bulletins: [{ ...draft, state: 'sent' }] }, ['签发通报（截至11月23日17时）']],
    ['one sent, not for who sent it', { signs: true, drafts: true, bulletins: [{ ...draft, state: 'sent', writerIds: ['other', me] }] }, []],
    ['one sent, not for who may not sign', { drafts: true, bulletins: [{ ...draft, state: 'sent' }] }, []],
    ['a corrected edition by its number', { signs: true, bulletins: [{ ...draft, state: 'sent', supersedesNumber: 3 }] }, ['签发第3期更正版（截至11月23日17时）']],
    ['one given back, for all who draft', { drafts: true, bulletins: [{ ...draft, note: '少写了正阳镇' }] }, ['修改通报（截至11月23日17时）']],
    ['one\'s own draft', { drafts: true, bulletins: [{ ...draft, authorId: me }] }, ['送审通报（截至11月23日17时）']],
    ['not somebody else\'s', { drafts: true, bulletins: [draft] }, []],
    ['a draft is nothing for who only signs', { signs: true, bulletins: [{ ...draft, authorId: me, note: '退回' }] }, []],
  ])('%s', (_case, given, expected) => {
    expect(titles(given)).toEqual(expected)
  })

  it('has until the day the next bulletin is due, when it is to become that one', () => {
    const sent = { ...draft, state: 'sent' as const }
    const until = (nextDue: string, bulletin: OpenBulletinFact) => tasksOf({ ...facts, signs: true, nextBulletin: { issueNumber: 5, dueOn: day(nextDue) }, bulletins: [bulletin] }).map((task) => [task.until, task.isOverdue])
    expect(until('2021-11-23', sent)).toEqual([['2021-11-23', false]])
    expect(until('2021-11-22', sent)).toEqual([['2021-11-22', true]])
    expect(until('2021-11-23', { ...sent, supersedesNumber: 4 })).toEqual([[null, false]])
    expect(until('2021-11-30', sent)).toEqual([[null, false]])
  })

  it('says why it came back', () => {
    expect(tasksOf({ ...facts, drafts: true, bulletins: [{ ...draft, note: '少写了正阳镇' }] })[0]).toMatchObject({ todo: '退回的原因：少写了正阳镇', since: '2021-11-23 17:05', until: null, isOverdue: false, href: '/bulletins/b' })
  })
})

describe('R1 the next bulletin', () => {
  const next = (dueOn: string) => ({ issueNumber: 5, dueOn: day(dueOn) })
  it.each<[string, Partial<TaskFacts>, [string, boolean][]]>([
    ['due today', { drafts: true, nextBulletin: next('2021-11-23') }, [['编发第5期通报', false]]],
    ['late', { drafts: true, nextBulletin: next('2021-11-22') }, [['编发第5期通报', true]]],
    ['not yet due', { drafts: true, nextBulletin: next('2021-11-24') }, []],
    ['not for who does not draft', { signs: true, nextBulletin: next('2021-11-23') }, []],
    ['under way already', { drafts: true, nextBulletin: next('2021-11-23'), bulletins: [draft] }, []],
    ['a corrected edition under way is not it', { drafts: true, nextBulletin: next('2021-11-23'), bulletins: [{ ...draft, supersedesNumber: 4 }] }, [['编发第5期通报', false]]],
    ['nor is a draft of an earlier day', { drafts: true, nextBulletin: next('2021-11-23'), bulletins: [{ ...draft, cutOff: { day: day('2021-11-17'), hour: 17 } }] }, [['编发第5期通报', false]]],
  ])('%s', (_case, given, expected) => {
    expect(tasksOf({ ...facts, ...given }).map(({ title, isOverdue }) => [title, isOverdue])).toEqual(expected)
  })
})

describe('R15, R16 cases', () => {
  const reminder = supervision('reminder', ['sent'])
  const late = supervision('reminder', ['sent'], { dueOn: day('2021-11-22') })
  const talk = supervision('talk', ['proposed'], { content: '连续两期末位' })
  it.each<[string, TaskFacts['party'], SupervisionCase, [title: string, todo: string, isOverdue: boolean][]]>([
    ['a reminder waits for the town', 'town', reminder, [['老县镇提醒督办（第4期）', '待老县镇答复。', false]]],
    ['not for the county, while there is time', 'county', reminder, []],
    ['overdue it is shown to both: the town', 'town', late, [['老县镇提醒督办（第4期）', '待老县镇答复。', true]]],
    ['overdue it is shown to both: the county', 'county', late, [['老县镇提醒督办（第4期）', '待老县镇答复。', true]]],
    ['but not to the leader', 'leader', late, []],
    ['answered, it waits for the county', 'county', supervision('reminder', ['sent', 'replied'], { dueOn: day('2021-11-22') }), [['老县镇提醒督办（第4期）', '待县里办结或退回。', false]]],
    ['closed, for nobody', 'county', supervision('reminder', ['sent', 'closed'], { dueOn: day('2021-11-22') }), []],
    ['a proposed talk waits for the leader', 'leader', talk, [['老县镇约谈（第3期、第4期）', '待县领导决定。', false]]],
    ['meanwhile the town may explain, once', 'town', talk, [['老县镇约谈（第3期、第4期）', '县领导决定前，可以先说明情况。', false]]],
    ['having explained it waits for nothing', 'town', supervision('talk', ['proposed', 'explained']), []],
    ['and the leader still has it', 'leader', supervision('talk', ['proposed', 'explained']), [['老县镇约谈（第3期、第4期）', '待县领导决定。', false]]],
    ['declined, for nobody', 'town', supervision('talk', ['proposed', 'declined']), []],
    ['lapsed, for nobody', 'leader', supervision('talk', ['proposed', 'lapsed']), []],
    ['the promised day of a talk is past', 'county', supervision('talk', ['proposed', 'approved', ['noticed', '2021-11-20'], ['held', '2021-11-22']]), [['老县镇约谈（第3期、第4期）', '待县里核实整改、办结。', true]]],
    ['and the county knows of it', 'county', supervision('talk', ['proposed', 'approved', 'reexamined']), [['老县镇约谈（第3期、第4期）', '待县里发出约谈通知。约谈的依据有变，县领导可能重新考虑。', false]]],
    ['a decided talk whose ground is gone is the leader’s to think over', 'leader', supervision('talk', ['proposed', 'approved', 'reexamined']), [['老县镇约谈（第3期、第4期）', '约谈的依据有变，可重新考虑，改为不约谈。', false]]],
    ['also while the county goes on, and late', 'leader', supervision('talk', ['proposed', 'approved', 'reexamined', ['noticed', '2021-11-20']]), [['老县镇约谈（第3期、第4期）', '约谈的依据有变，可重新考虑，改为不约谈。', false]]],
    ['declined after all, no more', 'leader', supervision('talk', ['proposed', 'approved', 'reexamined', 'declined']), []],
    ['decided in time it is nothing for him', 'leader', supervision('talk', ['proposed', 'reexamined', 'approved']), []],
    ['a visit waits for the county', 'county', supervision('visit', ['recorded'], { issue: null }), [['11月18日督导老县镇', '待县里跟进、办结。', false]]],
    ['who only reads has none', null, late, []],
  ])('%s', (_case, party, one, expected) => {
    expect(tasksOf({ ...facts, party, cases: [one] }).map(({ title, todo, isOverdue }) => [title, todo, isOverdue])).toEqual(expected)
  })
})

describe('R15 reminders that the latest issue suggests', () => {
  const suggestedReminders = { issueNumber: 4, issuedOn: day('2021-11-17'), towns: 3, townWord: '镇' }
  it.each<[TaskFacts['party'], string[]]>([['county', ['按第4期通报发提醒督办']], ['leader', []], ['town', []], [null, []]])('wait for the party %s', (party, expected) => {
    expect(titles({ party, suggestedReminders })).toEqual(expected)
  })

  it('are said by their number, since the issue', () => {
    expect(tasksOf({ ...facts, party: 'county', suggestedReminders })).toEqual([{ key: 'reminders', title: '按第4期通报发提醒督办', todo: '建议提醒 3 个镇，还没有发；发给谁、怎么写由您决定。', since: '2021-11-17', until: null, isOverdue: false, href: '/supervision' }])
  })
})

describe('a town\'s missing count', () => {
  it.each([
    [day('2021-11-22'), '最近报的是11月22日的数。'],
    [null, '还没有报过数。'],
  ])('newest %s', (last, todo) => {
    expect(tasksOf({ ...facts, party: 'town', missingCount: { name: '老县镇', last } })).toEqual([{ key: 'count', title: '上报老县镇11月23日的数', todo, since: null, until: '2021-11-23', isOverdue: false, href: '/daily-counts' }])
  })
})

describe('the list', () => {
  it('stands with the overdue first, then by the day, then what has none', () => {
    const given = {
      drafts: true, party: 'county' as const, nextBulletin: { issueNumber: 5, dueOn: day('2021-11-23') },
      bulletins: [{ ...draft, authorId: me, cutOff: { day: day('2021-11-17'), hour: 17 } }],
      cases: [supervision('reminder', ['sent', 'replied'], { id: '1' }), supervision('reminder', ['sent'], { id: '2', dueOn: day('2021-11-20') }), supervision('visit', ['recorded'], { id: '3', dueOn: day('2021-11-22') })],
    }
    expect(tasksOf({ ...facts, ...given }).map(({ key }) => key)).toEqual(['case 2', 'case 3', 'next bulletin', 'case 1', 'bulletin b'])
  })
})
