import { may } from '@/domain/access/permissions'
import type { Role } from '@/domain/access/roles'
import type { PlainDate } from '@/domain/time/plain-date'
import type { CaseKind, CaseStep, StepTaken, SupervisionCase, stepsOf } from './case'

/** Whose a step is. `rule`: nobody chooses it, it follows from the issued bulletins (R16). */
export type Party = 'county' | 'town' | 'leader' | 'rule'

/** The party a role acts for in supervision; null for who only reads, or not even that. */
export function partyOf(role: Role): Exclude<Party, 'rule'> | null {
  if (may(role, 'supervision:write')) return 'county'
  if (may(role, 'supervision:decide')) return 'leader'
  return may(role, 'supervision:reply') ? 'town' : null
}

export const partyLabels: Record<Party, string> = { county: '县里（县医保局、联合督导组）', town: '被提醒或约谈的单位', leader: '县领导', rule: '系统按规则' }

/** What is said and dated with a step; `null` where nothing is asked. */
export interface StepRule {
  by: Party
  /** The button: what will happen. */
  action: string
  /** The text that goes with it, always needed. */
  content: string
  day: { label: string; isNeeded: boolean } | null
}

export const stepRules = {
  sent: { by: 'county', action: '发出提醒', content: '提醒内容', day: null },
  replied: { by: 'town', action: '报送答复', content: '答复', day: { label: '预计完成日期（可不填）', isNeeded: false } },
  returned: { by: 'county', action: '退回补充', content: '退回原因', day: { label: '新的答复期限（可不填）', isNeeded: false } },
  proposed: { by: 'rule', action: '提出约谈建议', content: '依据', day: null },
  explained: { by: 'town', action: '报送说明', content: '情况说明', day: null },
  approved: { by: 'leader', action: '同意约谈', content: '理由', day: null },
  declined: { by: 'leader', action: '不约谈', content: '理由', day: null },
  noticed: { by: 'county', action: '发出约谈通知', content: '通知内容（时间、地点、参加人）', day: { label: '约谈日期', isNeeded: true } },
  held: { by: 'county', action: '记录约谈', content: '约谈记录', day: { label: '承诺完成日期', isNeeded: true } },
  lapsed: { by: 'rule', action: '撤销约谈建议', content: '原因', day: null },
  reexamined: { by: 'rule', action: '重新核对依据', content: '结果', day: null },
  recorded: { by: 'county', action: '保存督导记录', content: '发现的问题', day: null },
  followedUp: { by: 'county', action: '记录跟进', content: '跟进情况', day: { label: '新约定的日期（可不填）', isNeeded: false } },
  closed: { by: 'county', action: '办结', content: '办结说明', day: null },
} as const satisfies Record<CaseStep, StepRule>

/** What a case stands at. An explanation and a re-examination move nothing: what stood before stands on. */
export type Standing = Exclude<CaseStep, 'explained' | 'reexamined'>
type StandingOf<Kind extends CaseKind> = Exclude<(typeof stepsOf)[Kind][number], 'explained' | 'reexamined'>
type Follows<Kind extends CaseKind> = Record<StandingOf<Kind>, readonly (typeof stepsOf)[Kind][number][]>

/** Which steps may follow; what is not here is refused, and a step without its line does not compile (decision 9). */
const follows = {
  reminder: {
    sent: ['replied', 'closed'],
    // A town may add to what it said until the county has read it.
    replied: ['replied', 'returned', 'closed'],
    returned: ['replied', 'closed'],
    closed: [],
  } satisfies Follows<'reminder'>,
  talk: {
    proposed: ['explained', 'approved', 'declined', 'lapsed', 'reexamined'],
    // Declined after all only where a corrected edition took the ground: see `nextSteps`.
    approved: ['noticed', 'declined', 'reexamined'],
    noticed: ['held', 'declined', 'reexamined'],
    held: ['closed', 'declined', 'reexamined'],
    // The ground may come back with a further edition.
    lapsed: ['proposed'],
    declined: [],
    closed: [],
  } satisfies Follows<'talk'>,
  visit: {
    recorded: ['followedUp', 'closed'],
    followedUp: ['followedUp', 'closed'],
    closed: [],
  } satisfies Follows<'visit'>,
} satisfies Record<CaseKind, Partial<Record<Standing, readonly CaseStep[]>>>

type Steps = readonly Pick<StepTaken, 'step'>[]

/** What the case stands at: its last step that moved it. Throws for a case without one. */
export function standingOf(steps: Steps): Standing {
  const last = steps.findLast((taken): taken is { step: Standing } => taken.step !== 'explained' && taken.step !== 'reexamined')
  if (!last) throw new Error('A case without a step stands at nothing.')
  return last.step
}

type ExaminedSteps = readonly Pick<StepTaken, 'step' | 'ground'>[]

/**
 * The step by which a corrected edition took the ground of a talk that was decided already; null when none did, or when a later
 * edition brought it back.
 * // R16
 */
export function lostGround<Step extends Pick<StepTaken, 'step' | 'ground'>>(steps: readonly Step[]): Step | null {
  const decided = steps.findLastIndex(({ step }) => step === 'approved')
  const examined = decided === -1 ? undefined : steps.slice(decided).findLast(({ step }) => step === 'reexamined')
  return examined?.ground?.holds === false ? examined : null
}

/**
 * The steps that may come next in a case, whoever takes them. A decided talk is declined only where a corrected edition took its
 * ground.
 * // R16
 */
export function nextSteps(kind: CaseKind, steps: ExaminedSteps): CaseStep[] {
  const standing = standingOf(steps)
  const all: Partial<Record<Standing, readonly CaseStep[]>> = follows[kind]
  return (all[standing] ?? []).filter((step) => step !== 'declined' || standing === 'proposed' || lostGround(steps) !== null)
}

/** The steps this party may take now. */
export function ownSteps(kind: CaseKind, steps: ExaminedSteps, party: Party | null): CaseStep[] {
  return nextSteps(kind, steps).filter((step) => stepRules[step].by === party)
}

/** Whether nothing more is to be done: closed, declined or lapsed. */
export function isOver(steps: Steps): boolean {
  const standing = standingOf(steps)
  return standing === 'closed' || standing === 'declined' || standing === 'lapsed'
}

const waits = {
  sent: 'town',
  replied: 'county',
  returned: 'town',
  proposed: 'leader',
  approved: 'county',
  declined: null,
  noticed: 'county',
  held: 'county',
  lapsed: null,
  recorded: 'county',
  followedUp: 'county',
  closed: null,
} as const satisfies Record<Standing, Exclude<Party, 'rule'> | null>

/** Whom the case waits for; null when it is over. */
export function waitsFor(steps: Steps): Exclude<Party, 'rule'> | null {
  return waits[standingOf(steps)]
}

type Dated = Pick<SupervisionCase, 'kind' | 'dueOn'> & { steps: readonly Pick<StepTaken, 'step' | 'onDay'>[] }

/**
 * Until when what the case waits for is due: a town's reply, what was agreed on a visit, the day set for a talk, or what was
 * promised in it; null where no day was named.
 */
export function dueOf({ kind, dueOn, steps }: Dated): PlainDate | null {
  if (waitsFor(steps) === null) return null
  const standing = standingOf(steps)
  const named = (step: CaseStep) => steps.findLast((taken) => taken.step === step && taken.onDay !== null)?.onDay ?? null
  if (kind === 'reminder') return standing === 'replied' ? null : (named('returned') ?? dueOn)
  if (kind === 'visit') return named('followedUp') ?? dueOn
  return standing === 'noticed' || standing === 'held' ? named(standing) : null
}

/** Whether the day by which something was due is past. */
export function isOverdue(one: Dated, asOf: PlainDate): boolean {
  const due = dueOf(one)
  return due !== null && due < asOf
}
