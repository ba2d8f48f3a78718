import { pathWith, type DaySearch } from '@/components/ui/search-path'

export const screenThemes = ['light', 'dark'] as const
export type ScreenTheme = (typeof screenThemes)[number]

/** How long a page may stand; the first is the usual one. */
export const turnSeconds = [15, 10, 30, 60] as const
const [usualSeconds] = turnSeconds
const least = 5
const most = 600

/** How the display is set, as its URL says: light or dark, seconds a page, standing still on a page. */
export interface ScreenChoices {
  theme: ScreenTheme
  seconds: number
  paused: boolean
  /** The page to start on; the first where it names none. */
  view: string | null
}

type SearchParams = Record<string, string | string[] | undefined>

/** Reads the choices; what is mistyped falls back to the usual. */
export function readScreenChoices(search: SearchParams): ScreenChoices {
  const seconds = Number(search.seconds)
  return {
    theme: search.theme === 'dark' ? 'dark' : 'light',
    seconds: Number.isInteger(seconds) && seconds >= least && seconds <= most ? seconds : usualSeconds,
    paused: search.paused === '1',
    view: typeof search.view === 'string' ? search.view : null,
  }
}

/** The display's URL: campaign, day and measure, then what differs from the usual setting. */
export function screenHref(search: DaySearch, { theme, seconds, paused, view }: ScreenChoices): string {
  return pathWith('/screen', {
    ...search,
    theme: theme === 'light' ? undefined : theme,
    seconds: seconds === usualSeconds ? undefined : String(seconds),
    ...(paused ? { paused: '1', view: view ?? undefined } : {}),
  })
}
