import { formatThousands } from '@/domain/numbers/format'
import type { DivisionWords } from '@/domain/divisions/division-words'
import type { PaceState } from '@/domain/progress/pace'
import type { MustCover, MustCoverGroup } from '@/domain/progress/must-cover'
import type { Overview, OverviewRow } from '@/domain/progress/overview'
import { pointsWords } from '@/domain/progress/print-pace'
import type { SupervisionCase } from '@/domain/supervision/case'
import { isOver, isOverdue, lostGround, standingOf } from '@/domain/supervision/case-state'
import { caseTitle } from '@/domain/supervision/case-words'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'

/** One of the page's three numbers. */
export interface BriefNumber {
  label: string
  /** 65.82%, 慢 2.27 个百分点, 2,748 人; null when unknown. */
  value: string | null
  note: string
  state: PaceState | null
}

/** A town to ask after first. */
export interface BriefTown {
  code: string
  name: string
  rateText: string | null
  /** 比序时进度慢 4.20 个百分点，差 412 人 */
  reason: string
}

/** Something a leader may do today, with the way to it. */
export interface BriefAction {
  title: string
  reason: string
  href: string
}

/** The leader's page: three numbers, up to three towns, up to three actions (issue B §3). */
export interface Brief {
  measuredOn: PlainDate | null
  hour: number | null
  sentence: string
  numbers: [BriefNumber, BriefNumber, BriefNumber]
  towns: BriefTown[]
  /** What stands in the place of towns where there is none to name. */
  townsNote: string
  actions: BriefAction[]
}

interface BriefInput {
  overview: Overview
  mustCover: MustCover | null
  cases: readonly SupervisionCase[]
  words: DivisionWords
  today: PlainDate
}

const most = 3
const persons = (count: number) => `${formatThousands(count)} 人`

function rateNumber({ scope }: Overview): BriefNumber {
  const gap = scope.quota !== null && scope.persons !== null ? scope.quota - scope.persons : null
  const note = gap === null ? '' : `${formatThousands(scope.persons ?? 0)} ÷ ${formatThousands(scope.quota ?? 0)} 人，${gap > 0 ? `还差 ${persons(gap)}` : gap === 0 ? '已完成' : `超出 ${persons(-gap)}`}`
  return { label: '完成率', value: scope.rateText, note, state: null }
}

function paceNumber({ scope: { pace } }: Overview): BriefNumber {
  if (!pace) return { label: '比序时进度', value: null, note: '', state: null }
  const word = { ahead: '快', onLine: '持平', behind: '慢', farBehind: '慢' }[pace.state]
  const next = pace.nextMilestone
  const needed = next && next.gapPersons > 0 && pace.neededPerDay !== null ? `，到${monthDay(next.dueOn)}节点日均需 ${persons(pace.neededPerDay)}` : ''
  return { label: '比序时进度', value: pace.state === 'onLine' ? '持平' : `${word} ${pointsWords(pace.pointsText)} 个百分点`, note: `应达 ${pace.expectedRateText}${needed}`, state: pace.state }
}

function mustCoverNumber(mustCover: MustCover | null, { town }: DivisionWords): BriefNumber {
  // Of a group without a quota nobody asks how many are missing.
  const groups = (mustCover?.groups ?? []).filter((group) => group.total.quota !== null)
  const known = groups.filter((group) => group.total.shortfall !== null)
  if (known.length === 0) return { label: '必保对象未参保', value: null, note: '', state: null }
  // Never added up over groups: one person may belong to two. The group with most missing is the number.
  const worst = known.reduce((a, b) => (b.sum.remaining > a.sum.remaining ? b : a))
  const open = (group: MustCoverGroup) => (group.sum.unknown > 0 ? `，${group.sum.unknown} 个${town}情况不明` : '')
  const others = groups.filter((group) => group !== worst).map((group) => (known.includes(group) ? `${group.name} ${persons(group.sum.remaining)}${open(group)}` : `${group.name}尚无上报`))
  const note = [worst.sum.unknown > 0 ? `不含 ${worst.sum.unknown} 个情况不明的${town}` : '', others.length === 0 ? '' : `另：${others.join('、')}`].filter((part) => part !== '').join('；')
  // As long as something is not known, nobody says that all are covered.
  return { label: `${worst.name}未参保`, value: persons(worst.sum.remaining), note, state: groups.some((group) => group.sum.remaining > 0 || group.sum.unknown > 0) ? 'behind' : 'ahead' }
}

/** The towns farthest behind their line, by the share of their quota; none when all are in time. */
function townsInNeed({ rows }: Overview): OverviewRow[] {
  const behind = rows.filter((row) => row.pace !== null && row.pace.gapPersons > 0)
  return behind.sort((a, b) => Number(BigInt(b.pace!.gapPersons) * BigInt(a.quota ?? 1) - BigInt(a.pace!.gapPersons) * BigInt(b.quota ?? 1))).slice(0, most)
}

const silentTown = (row: OverviewRow): BriefTown => ({ code: row.divisionCode, name: row.name, rateText: null, reason: '尚无上报' })

function toTown({ divisionCode, name, rateText, pace }: OverviewRow): BriefTown {
  const { pointsText, gapPersons } = pace!
  return { code: divisionCode, name, rateText, reason: `比序时进度慢 ${pointsWords(pointsText)} 个百分点，差 ${persons(gapPersons)}` }
}

/** R16: what waits for the leader's word. The newest first: of one town's proposals that one is shown, it rests on the latest numbers. */
function decisionsOf(open: readonly SupervisionCase[]): BriefAction[] {
  const talks = open.filter((one) => one.kind === 'talk')
  const proposed = talks.filter((one) => standingOf(one.steps) === 'proposed')
  const newest = proposed.filter((one, index) => proposed.findIndex((other) => other.divisionCode === one.divisionCode) === index)
  const lost = talks.flatMap((one) => {
    const step = lostGround(one.steps)
    return step ? [{ title: `重新考虑是否约谈${one.divisionName}`, reason: step.content, href: `/supervision/${one.id}` }] : []
  })
  return [...newest.map((one) => ({ title: `决定是否约谈${one.divisionName}`, reason: one.content, href: `/supervision/${one.id}` })), ...lost]
}

function actionsOf({ overview, mustCover, cases, words, today }: BriefInput, towns: readonly BriefTown[]): BriefAction[] {
  const open = cases.filter((one) => !isOver(one.steps))
  const decide = decisionsOf(open)
  const late = open.filter((one) => isOverdue(one, today) && !lostGround(one.steps)).map((one) => ({ title: `过问${one.divisionName}`, reason: `${caseTitle(one)}已过期限，还没有办结。`, href: `/supervision/${one.id}` }))
  const held = new Set(open.map((one) => one.divisionCode))
  const ask = towns.filter((town) => !held.has(town.code)).map((town) => ({ title: `听取${town.name}的情况`, reason: `${town.reason}，还没有在办的提醒或约谈。`, href: `/dashboard/${town.code}` }))
  const groups = (mustCover?.groups ?? []).filter((group) => group.sum.remaining > 0).map((group) => ({ title: `督促落实${group.name}`, reason: `${words.whole}尚有 ${persons(group.sum.remaining)}未参保，应全部参保。`, href: '/must-cover' }))
  const next = overview.scope.pace?.nextMilestone
  const milestone = next && next.gapPersons > 0 ? [{ title: `盯住${monthDay(next.dueOn)}节点`, reason: `还差 ${persons(next.gapPersons)}，剩 ${next.daysLeft} 天。`, href: '/dashboard' }] : []
  return [...decide, ...late, ...ask, ...groups, ...milestone].slice(0, most)
}

/** What a leader reads in ten seconds: how far, against the line, who needs help, what to do. All of the same day (R9). */
export function composeBrief(input: BriefInput): Brief {
  const { overview, mustCover } = input
  const silent = overview.rows.filter((row) => row.unrankedReason === 'neverReported')
  const towns = [...townsInNeed(overview).map(toTown), ...silent.map(silentTown)].slice(0, most)
  return {
    measuredOn: overview.measuredOn,
    hour: overview.hour,
    sentence: overview.sentence,
    numbers: [rateNumber(overview), paceNumber(overview), mustCoverNumber(mustCover, input.words)],
    towns,
    townsNote: overview.rows.some((row) => row.pace !== null) ? `各${input.words.town}都达到序时进度。` : '没有下达任务数或尚无上报，还不能与序时进度比较。',
    actions: actionsOf(input, towns),
  }
}
