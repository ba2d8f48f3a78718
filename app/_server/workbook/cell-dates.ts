/** What a number format shows of a serial number. */
export type DateParts = 'date' | 'time' | 'dateTime'

// The built-in formats that are dates or times in a Chinese Excel; 46 and [h] count hours and stay numbers.
const builtInDates = [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]
const builtInTimes = [18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56]

/** What a custom format code shows: yyyy"年"m"月"d"日" → date; null when it is no date. */
export function dateParts(formatId: number, formatCode: string | undefined): DateParts | null {
  if (formatCode === undefined) {
    if (formatId === 22) return 'dateTime'
    return builtInDates.includes(formatId) ? 'date' : builtInTimes.includes(formatId) ? 'time' : null
  }
  if (/\[(h+|m+|s+)\]/i.test(formatCode)) return null
  const bare = formatCode
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .replace(/General|G\/通用格式|am\/pm|a\/p|上午\/下午/gi, '')
    .split(';')[0]
  const time = /[hs]/i.test(bare ?? '')
  const date = /[yd]|aaa/i.test(bare ?? '') || (/m/i.test(bare ?? '') && !time)
  if (date) return time ? 'dateTime' : 'date'
  return time ? 'time' : null
}

const DAY_SECONDS = 86_400

/**
 * A serial number as plain text: 2021-11-20, 15:30:00, or both. Days before 1 March 1900 follow Excel's own count, which
 * has a 29 February that never was. null when the number is outside the calendar of spreadsheets.
 */
export function serialToText(serial: number, parts: DateParts, base1904: boolean): string | null {
  if (serial < 0 || serial >= 2_958_466) return null
  const seconds = Math.round(serial * DAY_SECONDS)
  const day = Math.floor(seconds / DAY_SECONDS)
  const time = new Date((seconds % DAY_SECONDS) * 1000).toISOString().slice(11, 19)
  if (parts === 'time' && day === 0) return time
  if (!base1904 && (day === 60 || day === 0)) return null
  const epoch = base1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  const date = new Date(epoch + day * DAY_SECONDS * 1000).toISOString().slice(0, 10)
  return parts === 'date' ? date : `${date} ${time}`
}
