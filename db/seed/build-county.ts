import { everyone } from '@/domain/campaigns/choices'
import { usualBulletin, usualEscalation, type CampaignSettings } from '@/domain/campaigns/settings'
import type { Division } from '@/domain/divisions/division'
import { addDays, daysBetween, plainDate, type PlainDate } from '@/domain/time/plain-date'
import { repeatable, type CountyPlan, type PlannedQuota } from './plan'
import { simulateCounts, type Simulated } from './simulate-counts'

/** Settings of a campaign without a notice of its own, for tests and the benchmark. */
export function plainSettings(opensOn: PlainDate, closesOn: PlainDate): CampaignSettings {
  return {
    coverageYear: Number(closesOn.slice(0, 4)) + 1,
    opensOn,
    closesOn,
    lateWindow: null,
    personalFeeFen: 32_000,
    financeShareFen: 58_000,
    milestones: [
      { dueOn: addDays(opensOn, Math.floor(daysBetween(opensOn, closesOn) * 0.6)), basisPoints: 8_000 },
      { dueOn: closesOn, basisPoints: 10_000 },
    ],
    expectedLine: 'milestones',
    mustCoverGroups: [],
    subsidies: [],
    countingSeries: 'reported',
    reportingLevel: { reported: 'town', tax: 'town', registered: 'town' },
    dailyDueHour: 17,
    townsSeeTable: true,
    bulletin: { ...usualBulletin, everyDays: 7 },
    escalation: usualEscalation,
    waiver: { wording: null, visitsNeeded: 2, dueDaysAfterClose: 7 },
    retentionYears: 10,
  }
}

/**
 * A county of any size, repeatable for a seed: `towns` towns with `villages` villages in all, `persons` residents' quota in
 * all, daily counts of towns and villages for the first `days` days. Codes start with `countyCode`, which no real county has.
 */
export function buildCounty(size: { countyCode?: string; towns: number; villages: number; persons: number; days: number; seed: number }): CountyPlan {
  const county = size.countyCode ?? '990001'
  const random = repeatable(size.seed)
  const opensOn = plainDate('2021-10-15')
  const settings = plainSettings(opensOn, plainDate('2021-12-25'))
  const base = { validFrom: plainDate('2000-01-01'), validTo: null, successorCode: null, population: null } as const
  const towns = Array.from({ length: size.towns }, (_, index): Division => ({ ...base, code: `${county}${100 + index}`, level: 'town', name: `第${index + 1}镇` }))
  const villages = Array.from({ length: size.villages }, (_, index): Division => {
    const town = towns[index % size.towns]!
    const number = Math.floor(index / size.towns) + 1
    return { ...base, code: `${town.code}${200 + number}`, level: 'village', name: `${town.name.slice(0, -1)}${number}村` }
  })
  const shares = towns.map(() => 0.5 + random())
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const persons = shares.map((share) => Math.max(1, Math.floor((size.persons * share) / whole)))
  const quota = (divisionCode: string, count: number, position: number): PlannedQuota => ({
    divisionCode, kind: 'assigned', coverageGroup: everyone, persons: count, position, milestones: [], remark: '',
  })
  const reach = towns.map((_, index) => Math.floor(persons[index]! * (0.3 + 0.6 * random())))
  const perTown = Math.max(1, Math.floor(size.villages / size.towns))
  const simulated: Simulated[] = [
    ...towns.map((town, index): Simulated => ({ divisionCode: town.code, finish: reach[index]!, level: 'town' })),
    ...villages.map((village, index): Simulated => ({ divisionCode: village.code, finish: Math.floor(reach[index % size.towns]! / perTown), level: 'village' })),
  ]
  return {
    divisions: [{ ...base, code: county, level: 'county', name: `试验县${county.slice(4)}` }, ...towns, ...villages],
    coverageYear: settings.coverageYear,
    demoDate: null,
    settings,
    document: { title: '试验方案', number: '试办发〔2021〕1号', date: plainDate('2021-10-10') },
    quotas: [quota(county, persons.reduce((sum, count) => sum + count, 0), 0), ...towns.map((town, index) => quota(town.code, persons[index]!, index + 1))],
    counts: size.days > 0 ? simulateCounts(simulated, opensOn, addDays(opensOn, size.days - 1), size.seed) : [],
  }
}
