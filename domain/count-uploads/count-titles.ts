import { seriesLabels } from '@/domain/campaigns/choices'
import { parseDay } from '@/domain/count-uploads/count-moment'
import type { CampaignWindow, CountTableContext } from '@/domain/count-uploads/count-table'
import type { RowProblem } from '@/domain/imports/row-problem'
import { yearMonthDay, type PlainDate } from '@/domain/time/plain-date'

/** 2021年10月15日至2021年12月25日 */
export function windowText({ opensOn, closesOn }: Pick<CampaignWindow, 'opensOn' | 'closesOn'>): string {
  return `${yearMonthDay(opensOn)}至${yearMonthDay(closesOn)}`
}

/** 2021年度（2020年10月15日至2020年12月25日） */
function campaignText(window: CampaignWindow): string {
  return `${window.coverageYear}年度的征缴期（${windowText(window)}）`
}

/** The sheet of another campaign: which one its days belong to, and which one was chosen. */
export function otherCampaignSentence(days: readonly PlainDate[], { window, otherWindows }: Pick<CountTableContext, 'window' | 'otherWindows'>): string {
  const ordered = [...days].sort()
  const [first, last] = [ordered[0]!, ordered.at(-1)!]
  const span = first === last ? yearMonthDay(first) : `${yearMonthDay(first)}至${yearMonthDay(last)}`
  const home = otherWindows.find((one) => first >= one.opensOn && last <= one.closesOn)
  const belongs = home ? `属于${campaignText(home)}` : '不属于本县其他年度的征缴期'
  return `表中的日期是${span}，早于所选${campaignText(window)}，${belongs}。请改传今年的表${home ? `，或先在页面上改选${home.coverageYear}年度` : ''}。`
}

/**
 * What the title of a downloaded sheet says against what is chosen on the page: another year, series, group or (where rows
 * name no day) another day is most likely the wrong file. Titles that say nothing of it are fine.
 */
export function checkTitles(titles: readonly string[], hasDates: boolean, sheet: string, context: CountTableContext): RowProblem[] {
  const text = titles.join(' ')
  const differs = (what: string, read: string | undefined, expected: string): RowProblem[] => {
    if (read === undefined || read === expected) return []
    const sentence = `表题写的${what}是“${read}”，页面上选的是“${expected}”。请换成对应的表，或在页面上改选后重新上传。`
    return [{ sheet, row: null, column: null, read, expected, sentence }]
  }
  const written = /截至：(\d{4}年\d{1,2}月\d{1,2}日)/.exec(text)?.[1]
  const day = written && parseDay(written, context.window)
  const year = /(\d{4})年度/.exec(text)?.[1]
  const series = /口径：(\S{2,8}?)(?=\s|$)/.exec(text)?.[1]
  return [
    ...differs('年度', year === undefined ? undefined : `${year}年度`, `${context.window.coverageYear}年度`),
    ...differs('口径', Object.values(seriesLabels).find((label) => label === series), context.seriesLabel),
    ...differs('人群', /人群：(\S{1,40})/.exec(text)?.[1], context.groupName),
    ...(day && day.ok && day.day && !hasDates ? differs('日期', yearMonthDay(day.day), yearMonthDay(context.asOf)) : []),
  ]
}
