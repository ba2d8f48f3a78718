import { sql } from 'drizzle-orm'
import type { ReportingLevel } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { codeLength, parentCode } from '@/domain/divisions/division'
import type { QuestionAnswer } from '@/domain/progress/questions/answers'
import { askQuestions } from '@/domain/progress/questions/ask-questions'
import type { AskedCount, AskedUnit, Question } from '@/domain/progress/questions/question'
import type { AskedGroup } from '@/domain/progress/questions/same-share'
import { lookBackDays } from '@/domain/progress/questions/thresholds'
import { directLineName } from '@/domain/progress/town-overview'
import type { PrintedMilestone } from '@/domain/quotas/quota'
import { addDays, type PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { inScope } from '../schema/columns'
import type { Measure } from './progress'

/** Which numbers are looked at: those of the divisions under a code, for a range of days. */
export interface QuestionScope {
  measure: Measure
  /** A county or a town. */
  under: string
  from: PlainDate
  until: PlainDate
  /** The day on which divisions, quotas and settings hold: the day the page shows. */
  shownOn: PlainDate
  settings: Pick<CampaignSettings, 'milestones' | 'dailyDueHour'>
}

/** A division with its quota and, by level, the newest revision of every cell that a question may look at. */
interface UnitRow extends Record<string, unknown> {
  code: string
  name: string
  division_level: 'county' | 'town' | 'village'
  quota: number | null
  milestones: PrintedMilestone[]
  counts: (AskedCount & { level: ReportingLevel })[]
}

/**
 * The divisions in force with their quotas and counts, as far as the actor's scope reaches: the county, then each town of the
 * quota table followed by its villages. Withdrawn days are left out.
 */
async function getUnitRows(tx: Transaction, { measure, under, from, until, shownOn }: QuestionScope): Promise<UnitRow[]> {
  const townsReported = [measure, ...measure.levels].some(({ level }) => level === 'town')
  const rows = await tx.execute<UnitRow>(sql`
    with newest as (
      select distinct on (level, division_code, as_of) level, division_code, as_of, persons, reason, to_char(recorded_at, 'YYYY-MM-DD HH24:MI') as recorded_at
      from daily_counts
      where campaign_id = ${measure.campaignId} and series = ${measure.series} and coverage_group = ${measure.coverageGroup}
        and level in ${townsReported ? ['town', 'village'] : ['village']} and division_code >= ${under} collate "C" and division_code < ${`${under}:`} collate "C"
        and as_of between ${addDays(from, -lookBackDays)} and ${until}
      order by level, division_code, as_of, revision desc
    ), said as (
      select division_code, jsonb_agg(jsonb_build_object('level', level, 'asOf', as_of, 'persons', persons, 'reason', reason, 'recordedAt', recorded_at) order by as_of) as counts
      from newest where persons is not null group by division_code
    )
    select d.code, d.name, d.level as division_level, q.persons as quota, coalesce(q.milestones, '[]') as milestones, coalesce(s.counts, '[]') as counts
    from divisions d
    left join said s on s.division_code = d.code
    left join quotas_in_force(${measure.campaignId}, ${under}, ${shownOn}, ${measure.kind}, ${measure.coverageGroup}) q on q.division_code = d.code
    where d.code >= ${under} collate "C" and d.code < ${`${under}:`} collate "C" and ${inScope(sql.raw('d.code'))}
      and d.valid_from <= ${shownOn} and (d.valid_to is null or d.valid_to >= ${shownOn})
    order by q.quota_position nulls last, d.code`)
  const ofLevel = (level: UnitRow['division_level']) => rows.filter((row) => row.division_level === level)
  const villages = ofLevel('village')
  return [...ofLevel('county'), ...ofLevel('town').flatMap((town) => [town, ...villages.filter((village) => parentCode(village.code) === town.code)])]
}

/** Villages are asked about every day; a town's own report about the days on which it counted (R8). */
function isAsked({ level, levels }: Measure, count: { level: ReportingLevel; asOf: PlainDate }): boolean {
  if (count.level === 'village') return true
  const period = levels.find(({ from, until }) => (from === null || from <= count.asOf) && (until === null || count.asOf <= until))
  return (period?.level ?? level) === 'town'
}

/** A town's own report of the days when towns reported, its villages, and its line 镇直 wherever it was used (R8). */
function unitsOf(rows: readonly UnitRow[], measure: Measure): AskedUnit[] {
  const townNames = new Map(rows.filter((row) => row.division_level === 'town').map((row) => [row.code, row.name]))
  return rows.flatMap(({ code, name, division_level: divisionLevel, quota, milestones, counts }): AskedUnit[] => {
    const unit = (at: ReportingLevel, shown: string): AskedUnit => ({ divisionCode: code, name: shown, level: at, quota, milestones, counts: counts.filter((count) => count.level === at && isAsked(measure, count)) })
    if (divisionLevel === 'county') return []
    if (divisionLevel === 'village') return [unit('village', `${townNames.get(parentCode(code) ?? '') ?? ''}${name}`)]
    const direct = { ...unit('village', `${name}${directLineName}`), quota: null }
    return [unit('town', name), direct]
  }).filter((unit) => unit.counts.length > 0)
}

/** What is looked at together: the towns of a county where towns report, and the villages of each town. */
function groupsOf(rows: readonly UnitRow[], units: readonly AskedUnit[]): AskedGroup[] {
  return rows.flatMap(({ code, name, division_level: divisionLevel }): AskedGroup[] => {
    if (divisionLevel === 'village') return []
    const isCounty = divisionLevel === 'county'
    const parts = units.filter((unit) => (isCounty ? unit.level === 'town' : unit.divisionCode.length === codeLength.village && unit.divisionCode.startsWith(code)))
    return [{ divisionCode: code, name: isCounty ? '全县' : name, level: isCounty ? 'town' : 'village', units: parts }]
  })
}

/** The questions about the numbers under a code, computed from what is in force now; nothing is stored. One statement. */
export async function getQuestions(tx: Transaction, scope: QuestionScope): Promise<Question[]> {
  const { settings, from, until, measure } = scope
  const rows = await getUnitRows(tx, scope)
  const units = unitsOf(rows, measure)
  // The hour is due for what towns and villages say; tax bureau and register send files when they can.
  const dueHour = measure.series === 'reported' ? settings.dailyDueHour : null
  return askQuestions({ units, groups: groupsOf(rows, units), milestones: settings.milestones, dueHour, from, until })
}

/** The answers given about days of a range, oldest first, as far as the actor's scope reaches: a town's are its own and the county's. */
export async function getAnswers(tx: Transaction, measure: Pick<Measure, 'campaignId' | 'series' | 'coverageGroup'>, from: PlainDate, until: PlainDate): Promise<QuestionAnswer[]> {
  return tx.execute<QuestionAnswer & Record<string, unknown>>(sql`
    select a.id, a.division_code as "divisionCode", d.name as "divisionName", a.question, a.as_of::text as "asOf", a.seen, a.answer,
      a.author_name as "authorName", to_char(a.recorded_at, 'YYYY-MM-DD HH24:MI') as "recordedAt"
    from count_answers a join divisions d on d.code = a.division_code
    where a.campaign_id = ${measure.campaignId} and a.series = ${measure.series} and a.coverage_group = ${measure.coverageGroup}
      and a.as_of between ${from} and ${until}
    order by a.recorded_at, a.id`)
}
