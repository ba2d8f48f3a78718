import 'server-only'
import { getTownSeries, getVillageSeries, type SeriesMeasure } from '@/db/queries/series'
import { withActor } from '@/db/session'
import { isInReach } from '@/domain/access/reach'
import type { Actor } from '@/domain/access/actor'
import { seriesCodes, type Series } from '@/domain/campaigns/choices'
import { levelPeriods } from '@/domain/campaigns/settings-in-force'
import { listedUntil } from '@/domain/progress/listed-until'
import { daysOfChange, seriesTrend, type DaysBySeries, type SeriesTrendPoint } from '@/domain/progress/series-days'
import { composeSeries, sumOfParts, type NamedDays, type SeriesOverview } from '@/domain/progress/series-overview'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { oncePerChange } from './once-per-change'

/** A scope's three series beside each other, and its three lines day by day. */
export interface SeriesPage {
  overview: SeriesOverview
  trend: SeriesTrendPoint[]
}

function measureOfDay({ campaign, choice }: CampaignDay): SeriesMeasure {
  const levels = (series: Series) => levelPeriods(campaign.revisions, series)
  return { campaignId: campaign.id, coverageGroup: choice.coverageGroup, levels: { reported: levels('reported'), tax: levels('tax'), registered: levels('registered') } }
}

function keyOf({ campaign, counter, asOf, choice }: CampaignDay): string {
  return `${campaign.id} ${counter} ${asOf} ${choice.coverageGroup}`
}

/** The towns' days, read once per change and day, whoever asks first (decision 3). */
function townSeries(actor: Actor, day: CampaignDay): Promise<{ towns: NamedDays[]; ended: NamedDays[] }> {
  return oncePerChange(`series-towns ${keyOf(day)}`, () => withActor(database(), actor, (tx) => getTownSeries(tx, measureOfDay(day), day.asOf)))
}

function trendOf(days: DaysBySeries, { asOf, settings }: CampaignDay): SeriesTrendPoint[] {
  const lastReport = daysOfChange(seriesCodes.map((series) => days[series].filter((one) => one.reported))).at(-1) ?? null
  return seriesTrend(days, settings.opensOn, listedUntil(settings, asOf, lastReport))
}

/** The county and its towns; a clerk gets the other towns' rows only where the campaign shows them (R11). */
export async function getCountySeries(actor: Actor, day: CampaignDay): Promise<SeriesPage> {
  const { campaign, settings, asOf, townsSeeTable } = day
  const page = await oncePerChange(`series-county ${keyOf(day)}`, async (): Promise<SeriesPage> => {
    const { towns, ended } = await townSeries(actor, day)
    const scope = { divisionCode: campaign.countyCode, name: campaign.countyName, days: sumOfParts([...towns, ...ended]) }
    const overview = composeSeries({ scope, scopeName: day.words.whole, parts: towns, unit: `个${day.words.town}`, summed: seriesCodes, countingSeries: settings.countingSeries, asOf })
    return { overview, trend: trendOf(scope.days, day) }
  })
  if (actor.role !== 'town_clerk' || townsSeeTable) return page
  const rows = page.overview.rows.filter((row) => isInReach(actor, row.divisionCode))
  return { ...page, overview: { ...page.overview, rows } }
}

/** A town with its villages; null for a town outside the reader's scope or not there on that day. */
export async function getTownSeriesPage(actor: Actor, day: CampaignDay, code: string): Promise<SeriesPage | null> {
  if (!isInReach(actor, code)) return null
  const town = (await townSeries(actor, day)).towns.find(({ divisionCode }) => divisionCode === code)
  if (!town) return null
  const villages = await oncePerChange(`series-villages ${keyOf(day)} ${code} ${actor.scopeRanges}`, () =>
    withActor(database(), actor, (tx) => getVillageSeries(tx, measureOfDay(day), code, day.asOf)),
  )
  const summed = seriesCodes.filter((series) => day.settings.reportingLevel[series] === 'village')
  const overview = composeSeries({ scope: town, scopeName: town.name, parts: villages, unit: `个${day.words.village}`, summed, countingSeries: day.settings.countingSeries, asOf: day.asOf })
  return { overview, trend: trendOf(town.days, day) }
}
