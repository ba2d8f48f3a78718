import type { CampaignSettings } from '@/domain/campaigns/settings'
import { everyone, seriesCodes, seriesLabels, type Series } from '@/domain/campaigns/choices'
import { quotaKindLabels, quotaKinds, type QuotaKind } from '@/domain/quotas/quota'

/** Which numbers a screen shows: never two of these in one ranking (R5, R11, R18). All three travel in the URL. */
export interface MeasureChoice {
  series: Series
  /** `everyone`, or the code of a must-cover group of the campaign. */
  coverageGroup: string
  kind: QuotaKind
}

/** The choice as a URL names it; what is not named is the usual one. */
export interface MeasureSearch {
  series?: string | undefined
  group?: string | undefined
  kind?: string | undefined
}

/** What a screen shows unless asked otherwise: the series that counts, everyone, the quota assigned from above. */
export function usualMeasure(settings: Pick<CampaignSettings, 'countingSeries'>): MeasureChoice {
  return { series: settings.countingSeries, coverageGroup: everyone, kind: 'assigned' }
}

const partNames = { series: '口径', group: '人群', kind: '任务' } as const

/** A word of a URL that names nothing in the campaign. */
export interface UnknownChoice {
  part: (typeof partNames)[keyof typeof partNames]
  read: string
}

/**
 * Reads the choice out of a URL's words. A word that names nothing in this campaign falls back to the usual and is named in
 * `unknown`, so that the screen can say so.
 */
export function chooseMeasure(settings: Pick<CampaignSettings, 'countingSeries' | 'mustCoverGroups'>, wanted: MeasureSearch): { choice: MeasureChoice; unknown: UnknownChoice[] } {
  const usual = usualMeasure(settings)
  const known = {
    series: wanted.series === undefined ? usual.series : seriesCodes.find((code) => code === wanted.series),
    group: wanted.group === undefined ? usual.coverageGroup : [everyone, ...settings.mustCoverGroups.map((group) => group.code)].find((code) => code === wanted.group),
    kind: wanted.kind === undefined ? usual.kind : quotaKinds.find((code) => code === wanted.kind),
  }
  const unknown = (['series', 'group', 'kind'] as const).flatMap((part) => (known[part] === undefined ? [{ part: partNames[part], read: wanted[part] ?? '' }] : []))
  return { choice: { series: known.series ?? usual.series, coverageGroup: known.group ?? usual.coverageGroup, kind: known.kind ?? usual.kind }, unknown }
}

/**
 * The choice as a URL's words; what is usual stays out, so that links follow the campaign's own choice. With another campaign's
 * settings it keeps the numbers across a switch: said outright wherever that campaign's usual is another.
 */
export function measureSearch(settings: Pick<CampaignSettings, 'countingSeries'>, choice: MeasureChoice): MeasureSearch {
  const usual = usualMeasure(settings)
  return {
    ...(choice.series === usual.series ? {} : { series: choice.series }),
    ...(choice.coverageGroup === usual.coverageGroup ? {} : { group: choice.coverageGroup }),
    ...(choice.kind === usual.kind ? {} : { kind: choice.kind }),
  }
}

/** One line for cache keys: two choices never share it. */
export function measureKey({ series, coverageGroup, kind }: MeasureChoice): string {
  return `${series}/${coverageGroup}/${kind}`
}

/** 全部人员, or the group's name as the campaign's settings carry it. */
export function groupName(settings: Pick<CampaignSettings, 'mustCoverGroups'>, coverageGroup: string): string {
  return coverageGroup === everyone ? '全部人员' : (settings.mustCoverGroups.find((group) => group.code === coverageGroup)?.name ?? coverageGroup)
}

/** The settings as they hold for a coverage group: its own stricter milestones where it has some (R18). */
export function settingsOfGroup<S extends Pick<CampaignSettings, 'milestones' | 'mustCoverGroups'>>(settings: S, coverageGroup: string): S {
  const own = settings.mustCoverGroups.find((group) => group.code === coverageGroup)?.milestones ?? []
  return own.length === 0 ? settings : { ...settings, milestones: own }
}

/** One of the three choices with its words; the usual option's value is '', as it stays out of the URL. */
export interface MeasurePart {
  name: keyof MeasureSearch
  label: string
  value: string
  options: { value: string; label: string }[]
}

/** What a screen may be asked to show in a campaign, of the `names` it knows; a part with nothing to choose from is left out. */
export function measureParts(
  settings: Pick<CampaignSettings, 'countingSeries' | 'mustCoverGroups'>,
  choice: MeasureChoice,
  names: readonly (keyof MeasureSearch)[] = ['series', 'group', 'kind'],
): MeasurePart[] {
  const usual = usualMeasure(settings)
  const part = (name: keyof MeasureSearch, codes: readonly string[], chosen: string, usualCode: string, labelOf: (code: string) => string): MeasurePart => ({
    name,
    label: partNames[name],
    value: chosen === usualCode ? '' : chosen,
    options: codes.map((code) => ({ value: code === usualCode ? '' : code, label: labelOf(code) })),
  })
  const groups = [everyone, ...settings.mustCoverGroups.map((group) => group.code)]
  return [
    part('series', seriesCodes, choice.series, usual.series, (code) => `${seriesLabels[code as Series]}${code === usual.series ? '（为准）' : ''}`),
    part('group', groups, choice.coverageGroup, usual.coverageGroup, (code) => groupName(settings, code)),
    part('kind', quotaKinds, choice.kind, usual.kind, (code) => quotaKindLabels[code as QuotaKind]),
  ].filter(({ name, options }) => names.includes(name) && options.length > 1)
}
