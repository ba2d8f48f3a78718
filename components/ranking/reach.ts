import { pathWith, type DaySearch } from '@/components/ui/search-path'

/** Whose rows a reader may follow: every town's, or only his own; the numbers themselves may be shown to him all the same (R11). */
export interface ReaderReach {
  /** The reader's own town or village, highlighted; null for county roles. */
  ownCode: string | null
  opensAll: boolean
}

/** Where a town's name leads; null where the reader has nothing to open. */
export function townHref(code: string, reach: ReaderReach, search: DaySearch): string | null {
  return reach.opensAll || reach.ownCode === code ? pathWith(`/dashboard/${code}`, { ...search }) : null
}

/** Where a number leads: the revisions behind it. `line` tells 镇直 from the town's own report. */
export function revisionsHref(code: string, search: DaySearch, line?: 'direct'): string {
  return pathWith(`/dashboard/${code}/revisions`, { ...search, line })
}
