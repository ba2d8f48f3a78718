import { pathWith } from '@/components/ui/search-path'
import type { ReportingLevel, Series } from '@/domain/campaigns/choices'
import type { SeriesReach } from './series-table'

interface ReachInput {
  search: { campaign?: string | undefined; asOf?: string | undefined; group?: string | undefined }
  /** Whether the reader may look into a division (R11); the database decides the same by itself. */
  opens: (code: string) => boolean
  levels: Record<Series, ReportingLevel>
  /** A town's page, whose parts are villages. */
  ofTown: boolean
}

/**
 * Where numbers lead: a division's own reports to its revisions; a sum to the page of its parts. Revisions name their series
 * in the URL, so that the one that counts and the others are opened alike.
 */
export function seriesReach({ search, opens, levels, ofTown }: ReachInput): SeriesReach {
  return {
    rows: ({ divisionCode, isDirect }, series, on) => {
      const asOf = on ?? search.asOf
      if (divisionCode.length === 6) return on ? pathWith('/series', { ...search, asOf }) : null
      if (!opens(divisionCode)) return null
      const isSum = divisionCode.length === 9 && !isDirect && levels[series] === 'village'
      if (isSum) return pathWith('/series', { ...search, asOf, town: divisionCode })
      const revisions = pathWith(`/dashboard/${divisionCode}/revisions`, { campaign: search.campaign, asOf: search.asOf, series, group: search.group, line: isDirect ? 'direct' : undefined })
      return on ? `${revisions}#d${on}` : revisions
    },
    page: ({ divisionCode, isDirect }) => (ofTown || isDirect || !opens(divisionCode) ? null : pathWith('/series', { ...search, town: divisionCode })),
  }
}
