/** Campaign, day and measure as the page's URL names them; what is not named stays out, so that links follow the newest day. */
export type DaySearch = {
  campaign?: string
  asOf?: string
  series?: string | undefined
  group?: string | undefined
  kind?: string | undefined
}

/** A path with the parameters that are set, in a fixed order: the same state is always the same URL. */
export function pathWith(path: string, search: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) if (value !== undefined) query.set(name, value)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
