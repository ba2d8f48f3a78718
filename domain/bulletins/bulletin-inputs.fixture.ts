import { everyone } from '@/domain/campaigns/choices'
import { usualBulletin, usualEscalation, type CampaignSettings } from '@/domain/campaigns/settings'
import { plainDate, type PlainDate } from '@/domain/time/plain-date'
import type { BulletinInputs, InputCount, InputMerger, InputPrevious, InputQuota } from './bulletin-inputs'
import type { Composed } from './compose-progress'
import { deriveResults } from './derive-results'

/** A town as a case names it: quota and persons, null for none; when its number was reported, usually on the cut-off's day at 17:00. */
export interface TownLine {
  name: string
  quota: number | null
  persons: number | null
  asOf?: string
  hour?: number | null
  own?: number
  /** Quota and persons of a must-cover group. */
  groups?: Record<string, [quota: number | null, persons: number | null]>
}

/** A town in the bulletin before, in the same order of codes. */
export type BeforeLine = [persons: number | null, quota: number | null]

export const day = plainDate
export const codeOf = (index: number) => `610926${100 + index}`

/** Pingli's window without must-cover groups. // Pingli §4, §8 */
export const fixtureSettings: CampaignSettings = {
  coverageYear: 2022,
  opensOn: day('2021-10-15'),
  closesOn: day('2021-12-25'),
  lateWindow: null,
  personalFeeFen: 32_000,
  financeShareFen: 58_000,
  milestones: [{ dueOn: day('2021-11-30'), basisPoints: 8_000 }, { dueOn: day('2021-12-25'), basisPoints: 10_000 }],
  expectedLine: 'milestones',
  mustCoverGroups: [],
  subsidies: [],
  countingSeries: 'reported',
  reportingLevel: { reported: 'town', tax: 'town', registered: 'town' },
  dailyDueHour: 17,
  townsSeeTable: true,
  bulletin: usualBulletin,
  escalation: usualEscalation,
  waiver: { wording: null, visitsNeeded: 2, dueDaysAfterClose: 7 },
  retentionYears: 10,
}

export const withBulletin = (bulletin: Partial<CampaignSettings['bulletin']>, settings: CampaignSettings = fixtureSettings): CampaignSettings => ({ ...settings, bulletin: { ...settings.bulletin, ...bulletin } })

export const poor = { code: 'formerlyPoor', name: '一般脱贫户', milestones: [] }
export const monitored = { code: 'monitored', name: '三类人员', milestones: [] }

const quotaOf = (code: string, persons: number, position: number): InputQuota => ({ entry: `entry-${code}`, code, persons, position, milestones: [] })

export function countOf(code: string, persons: number, asOf: PlainDate, otherwise: Partial<InputCount> = {}): InputCount {
  return { coverageGroup: everyone, level: 'town', code, asOf, hour: 17, revision: 1, persons, ...otherwise }
}

/** One ledger of the county and its towns; the county's own quota is their sum, and there is none where no town has one. */
function ledger(kind: 'assigned' | 'own', coverageGroup: string, quotas: readonly (number | null)[]) {
  const known = quotas.flatMap((persons, index) => (persons === null ? [] : [quotaOf(codeOf(index), persons, index + 1)]))
  return known.length === 0 ? [] : [{ kind, coverageGroup, quotas: [quotaOf('610926', known.reduce((sum, quota) => sum + quota.persons, 0), 0), ...known] }]
}

/** Inputs of a bulletin of 23 November, 17:00, of the given towns; what a case wants otherwise is given. */
export function inputsOf(towns: readonly TownLine[], otherwise: Partial<BulletinInputs> = {}): BulletinInputs {
  const settings = otherwise.settings ?? fixtureSettings
  const cutOff = otherwise.cutOff ?? { day: day('2021-11-23'), hour: 17 }
  const groups = settings.mustCoverGroups.map((group) => group.code)
  const counts = towns.flatMap(({ persons, asOf, hour = 17, groups: own = {} }, index) => {
    const place = { asOf: asOf ? day(asOf) : cutOff.day, hour }
    const ofGroups = groups.flatMap((coverageGroup) => {
      const reported = own[coverageGroup]?.[1] ?? null
      return reported === null ? [] : [countOf(codeOf(index), reported, place.asOf, { ...place, coverageGroup })]
    })
    return persons === null ? ofGroups : [countOf(codeOf(index), persons, place.asOf, place), ...ofGroups]
  })
  return {
    campaign: { id: '11111111-1111-4111-8111-111111111111', countyCode: '610926', countyName: '平利县', coverageYear: 2022, isDemo: false },
    words: { whole: '全县', town: '镇', village: '村（社区）', villageShort: '村' },
    cutOff,
    takenAt: '2021-11-23 17:05:12',
    series: 'reported',
    settings,
    document: { title: '试验方案', number: '平政办发〔2021〕105号' },
    towns: towns.map(({ name }, index) => ({ code: codeOf(index), name })),
    periods: [{ level: 'town', from: null, counts }],
    ledgers: [
      ...ledger('assigned', everyone, towns.map((town) => town.quota)),
      ...ledger('own', everyone, towns.map((town) => town.own ?? null)),
      ...groups.flatMap((group) => ledger('assigned', group, towns.map((town) => town.groups?.[group]?.[0] ?? null))),
    ],
    previous: null,
    replaced: null,
    mergers: [],
    corrections: [],
    quotaChanges: [],
    findings: [],
    ...otherwise,
  }
}

/** The bulletin before, of 16 November unless said otherwise: its rows ranked, and its counts as they stand now. */
export function previousOf(lines: readonly BeforeLine[], otherwise: Partial<InputPrevious> = {}): InputPrevious {
  const cutOff = otherwise.cutOff ?? { day: day('2021-11-16'), hour: 17 }
  const earlier = deriveResults(inputsOf(lines.map(([persons, quota], index) => ({ name: `镇${index}`, quota, persons })), { cutOff }))
  return {
    issueNumber: 4,
    edition: 1,
    hash: 'ab'.repeat(32),
    cutOff,
    series: 'reported',
    rows: earlier.rows.map(({ divisionCode: code, name, quota, persons, rank }) => ({ code, name, quota, persons, rank })),
    restated: [{ level: 'town', from: null, counts: lines.flatMap(([persons], index) => (persons === null ? [] : [countOf(codeOf(index), persons, cutOff.day)])) }],
    ...otherwise,
  }
}

/** A town that ended and went into another that reports for itself. */
export function mergerOf({ lastDay, persons, ...of }: { code: string; name: string; into: string; intoName: string; lastDay: string; persons: number | null }): InputMerger {
  return { ...of, lastDay: day(lastDay), awaited: false, parts: [{ code: of.code, level: 'town', heirs: [of.into], after: day(lastDay), persons }] }
}

export const composedFrom = (inputs: BulletinInputs): Composed => ({ inputs, results: deriveResults(inputs) })
