import type { CutOff } from '@/domain/bulletins/cut-off'
import { draftName } from '@/domain/bulletins/draft-name'
import type { BulletinState } from '@/domain/bulletins/bulletin-state'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import type { SupervisionCase } from '@/domain/supervision/case'
import { dueOf, isOver, isOverdue, lostGround, ownSteps, standingOf, waitsFor, type Party } from '@/domain/supervision/case-state'
import { caseTitle, waitingText } from '@/domain/supervision/case-words'

/** Something that waits for a person: what, since when, until when, and where it is done. */
export interface Task {
  key: string
  title: string
  todo: string
  /** 2021-11-23, or with the minute; null when it has no beginning. */
  since: string | null
  until: PlainDate | null
  isOverdue: boolean
  href: string
}

/** A bulletin that is being worked on, as its list has it. */
export interface OpenBulletinFact {
  id: string
  cutOff: CutOff
  supersedesNumber: number | null
  state: BulletinState
  note: string
  authorId: string | null
  /** None of them may sign it (R13). */
  writerIds: readonly string[]
  authorName: string
  recordedAt: string
}

/** Whose list, and everything it is made from; what is not the person's to know is empty or null. */
export interface TaskFacts {
  accountId: string
  party: Party | null
  drafts: boolean
  signs: boolean
  today: PlainDate
  bulletins: readonly OpenBulletinFact[]
  /** The next bulletin's number and the day it is due; null when none is. */
  nextBulletin: { issueNumber: number; dueOn: PlainDate } | null
  cases: readonly SupervisionCase[]
  /** How many towns the latest issue suggests to remind while nobody was; null when it suggests none. */
  suggestedReminders: { issueNumber: number; issuedOn: PlainDate; towns: number; townWord: string } | null
  /** A town's own count of the day that is still missing: its newest day, or null when it never reported. */
  missingCount: { name: string; last: PlainDate | null } | null
}

/** The day the next bulletin is due is the day of the draft that is to become it. */
function dueOfDraft({ supersedesNumber, cutOff }: OpenBulletinFact, { nextBulletin }: TaskFacts): PlainDate | null {
  return nextBulletin && supersedesNumber === null && cutOff.day >= nextBulletin.dueOn ? nextBulletin.dueOn : null
}

function bulletinTask(bulletin: OpenBulletinFact, facts: TaskFacts): Task[] {
  const { accountId, drafts, signs, today } = facts
  const own = bulletin.authorId === accountId
  const until = dueOfDraft(bulletin, facts)
  const common = { key: `bulletin ${bulletin.id}`, since: bulletin.recordedAt, until, isOverdue: until !== null && until < today, href: `/bulletins/${bulletin.id}` }
  if (bulletin.state === 'sent') {
    return signs && !bulletin.writerIds.includes(accountId) ? [{ ...common, title: `签发${draftName(bulletin)}`, todo: `${bulletin.authorName}已送审，请看过后签发或退回。` }] : []
  }
  if (!drafts || bulletin.state !== 'draft') return []
  if (bulletin.note !== '') return [{ ...common, title: `修改${draftName(bulletin)}`, todo: `退回的原因：${bulletin.note}` }]
  return own ? [{ ...common, title: `送审${draftName(bulletin)}`, todo: '草稿还没有送审。' }] : []
}

function dueBulletinTask({ drafts, nextBulletin, today, bulletins }: TaskFacts): Task[] {
  if (!drafts || !nextBulletin || nextBulletin.dueOn > today) return []
  if (bulletins.some((bulletin) => bulletin.supersedesNumber === null && bulletin.cutOff.day >= nextBulletin.dueOn)) return []
  const { issueNumber, dueOn } = nextBulletin
  return [{ key: 'next bulletin', title: `编发第${issueNumber}期通报`, todo: '按征缴活动设置的间隔，到了编发的日子。', since: null, until: dueOn, isOverdue: dueOn < today, href: '/bulletins' }]
}

/** R16: a decided talk whose ground a corrected edition took goes on, and is the leader's to think over until he declines or it is closed. */
function reconsiderTask(one: SupervisionCase, { party }: TaskFacts): Task[] {
  const lost = party === 'leader' && ownSteps(one.kind, one.steps, party).includes('declined') ? lostGround(one.steps) : null
  return lost ? [{ key: `case ${one.id}`, title: caseTitle(one), todo: '约谈的依据有变，可重新考虑，改为不约谈。', since: lost.recordedAt, until: null, isOverdue: false, href: `/supervision/${one.id}` }] : []
}

function caseTask(one: SupervisionCase, facts: TaskFacts): Task[] {
  const { party, today } = facts
  if (isOver(one.steps) || party === null) return []
  const overdue = isOverdue(one, today)
  const waits = waitsFor(one.steps) === party
  // What is late is shown to both sides; a town may speak before the leader decides.
  const isLate = overdue && party === 'county'
  const maySpeak = party === 'town' && standingOf(one.steps) === 'proposed' && ownSteps(one.kind, one.steps, party).includes('explained') && one.steps.every(({ step }) => step !== 'explained')
  if (!waits && !isLate && !maySpeak) return reconsiderTask(one, facts)
  // R16: the county goes on, but knows that the leader may think it over.
  const shaken = party === 'county' && lostGround(one.steps) ? '约谈的依据有变，县领导可能重新考虑。' : ''
  const todo = maySpeak ? '县领导决定前，可以先说明情况。' : `${waitingText(one)}。${shaken}`
  return [{ key: `case ${one.id}`, title: caseTitle(one), todo, since: one.steps.at(-1)!.recordedAt, until: dueOf(one), isOverdue: overdue, href: `/supervision/${one.id}` }]
}

/** R15: proposed by rule, sent by a person; once one is sent on the issue, the others are left out on purpose. */
function remindersTask({ party, suggestedReminders }: TaskFacts): Task[] {
  if (party !== 'county' || !suggestedReminders) return []
  const { issueNumber, issuedOn, towns, townWord } = suggestedReminders
  return [{ key: 'reminders', title: `按第${issueNumber}期通报发提醒督办`, todo: `建议提醒 ${towns} 个${townWord}，还没有发；发给谁、怎么写由您决定。`, since: issuedOn, until: null, isOverdue: false, href: '/supervision' }]
}

function countTask({ missingCount, today }: TaskFacts): Task[] {
  if (!missingCount) return []
  const { name, last } = missingCount
  return [{ key: 'count', title: `上报${name}${monthDay(today)}的数`, todo: last ? `最近报的是${monthDay(last)}的数。` : '还没有报过数。', since: null, until: today, isOverdue: false, href: '/daily-counts' }]
}

/** An example's day stands still while its records carry the real clock: a beginning after today says nothing. */
const begun = (task: Task, today: PlainDate): Task => (task.since !== null && task.since.slice(0, 10) > today ? { ...task, since: null } : task)

/** What waits for a person, the overdue first, then by the day it is due, then what has no day. */
export function tasksOf(facts: TaskFacts): Task[] {
  const tasks = [...countTask(facts), ...dueBulletinTask(facts), ...remindersTask(facts), ...facts.bulletins.flatMap((bulletin) => bulletinTask(bulletin, facts)), ...facts.cases.flatMap((one) => caseTask(one, facts))]
  const order = (task: Task) => `${task.isOverdue ? 0 : 1} ${task.until ?? '9999'} ${task.since ?? ''}`
  return tasks.map((task) => begun(task, facts.today)).sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))
}
