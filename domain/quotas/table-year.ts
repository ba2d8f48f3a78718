import type { CampaignSettings } from '@/domain/campaigns/settings'
import { yearMonthDay } from '@/domain/time/plain-date'

/** A year somebody wrote. `isDated` when it is part of a day or of a document number, which belong to the window's years. */
interface WrittenYear {
  year: number
  isDated: boolean
}

const digits = '〇一二三四五六七八九'

function fromChinese(text: string): number {
  return Number([...text.replace(/[零○Ｏ]/g, '〇')].map((one) => digits.indexOf(one)).join(''))
}

/** Every year of 2000–2099 in a text, in digits or as 二〇二二年. */
function writtenYears(text: string): WrittenYear[] {
  const arabic = [...text.matchAll(/(?<!\d)(20\d{2})(?=(年?[-_./]?(?:1[0-2]|0?[1-9])(?:月|[-_./]?(?:[0-2]\d|3[01])(?!\d)))|([〕\]）)】》]\s*\d)|\D|$)/g)]
  const chinese = [...text.matchAll(/(二[〇零○Ｏ][〇零○Ｏ一二三四五六七八九]{2})年(.?.?月)?/g)]
  return [
    ...arabic.map((found) => ({ year: Number(found[1]), isDated: found[2] !== undefined || found[3] !== undefined })),
    ...chinese.map((found) => ({ year: fromChinese(found[1]!), isDated: found[2] !== undefined })),
  ]
}

/**
 * Asks when a table's title or file name speaks of another year than the campaign's (last year's annex by mistake). Years of
 * the window pass where they stand in a day or a document number, or beside the coverage year. null when nothing is odd.
 */
export function tableYearQuestion(texts: readonly string[], settings: Pick<CampaignSettings, 'coverageYear' | 'opensOn' | 'closesOn' | 'lateWindow'>): string | null {
  const { coverageYear, opensOn, closesOn, lateWindow } = settings
  const windowYears = [opensOn, closesOn, ...(lateWindow ? [lateWindow.opensOn, lateWindow.closesOn] : [])].map((day) => Number(day.slice(0, 4)))
  const written = texts.flatMap(writtenYears)
  const namesCoverage = written.some(({ year }) => year === coverageYear)
  const odd = written.filter(({ year, isDated }) => year !== coverageYear && !(windowYears.includes(year) && (isDated || namesCoverage)))
  if (odd.length === 0) return null
  const years = [...new Set(odd.map(({ year }) => year))].sort().map((year) => `${year}年`).join('、')
  return `表题或文件名里写着${years}，这里是${coverageYear}年度的征缴活动（${yearMonthDay(opensOn)}至${yearMonthDay(closesOn)}）。请核对是不是拿错了别的年度的表。`
}
