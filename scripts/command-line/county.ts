import { sql } from 'drizzle-orm'
import type { Transaction } from '../../db/client'
import { workingDate } from '../../app/_server/working-date'
import { appendAudit, type AuditEntry } from '../../db/mutations/audit'
import { getCounties } from '../../db/queries/accounts'
import { getCountyCampaigns, type DatedCampaign } from '../../db/queries/campaigns'
import type { Operator } from '../../domain/access/actor'
import { currentCampaign } from '../../domain/campaigns/current-campaign'
import { chooseMeasure, settingsOfGroup, type MeasureChoice } from '../../domain/campaigns/measure-choice'
import type { CampaignSettings } from '../../domain/campaigns/settings'
import { settingsInForce, type SettingsInForce } from '../../domain/campaigns/settings-in-force'
import { isPlainDate, type PlainDate } from '../../domain/time/plain-date'
import { asOperator, consoleAuthor } from './accounts'
import type { DatabaseAccess } from './database'
import { Refused, WrongUsage, type OptionValues, type Verb } from './verb'

export interface County {
  code: string
  name: string
}

/** The options of verbs that speak of one county, and of one of its campaigns. */
export const countyOptions: NonNullable<Verb['options']> = { county: { type: 'string', summary: '县的6位代码；只有一个县时可不写' } }
export const campaignOptions: NonNullable<Verb['options']> = {
  ...countyOptions,
  campaign: { type: 'string', summary: '参保年度，如 2022；不写为正在征缴的年度' },
}

/** Which numbers are meant (R5, R11, R18): the same three words as in a page's URL. */
export const seriesOption: NonNullable<Verb['options']> = { series: { type: 'string', summary: '口径：reported（镇村上报）、tax（税务缴费）、registered（系统登记）；不写为计数的口径' } }
export const ledgerOptions: NonNullable<Verb['options']> = {
  group: { type: 'string', summary: '人群：everyone（全部人员）或必保对象的代码；不写为全部人员' },
  kind: { type: 'string', summary: '任务类别：assigned（上级任务）、own（本级任务）；不写为上级任务' },
}

export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** A day named by an option; undefined when it is not there. */
export function dayOption(options: OptionValues, name: string): PlainDate | undefined {
  const text = textOption(options, name)
  if (text !== undefined && !isPlainDate(text)) throw new WrongUsage(`--${name} 读到“${text}”，应写作 2021-11-23 的样子。`)
  return text
}

/** One of some codes named by an option; undefined when it is not there. */
export function codeOption<T extends string>(options: OptionValues, name: string, codes: readonly T[]): T | undefined {
  const text = textOption(options, name)
  const found = codes.find((code) => code === text)
  if (text !== undefined && found === undefined) throw new WrongUsage(`--${name} 读到“${text}”，应为 ${codes.join('、')} 之一。`)
  return found
}

/** The county named, or the only one there is. */
export async function findCounty(tx: Transaction, named: string | undefined): Promise<County> {
  const counties = await getCounties(tx)
  const county = named === undefined && counties.length === 1 ? counties[0] : counties.find((one) => one.code === named)
  if (county) return county
  const known = counties.slice(0, 20).map((one) => `${one.code}（${one.name}）`).join('、') || '还没有县'
  throw new WrongUsage(named === undefined ? `请用 --county 写明是哪个县：${known}。` : `没有代码为“${named}”的县，现有：${known}。`)
}

/** Runs `work` as the operator on one county: what it reads and writes ends at the county's border. */
export async function inCounty<T>(access: DatabaseAccess, options: OptionValues, work: (tx: Transaction, county: County) => Promise<T>): Promise<T> {
  return asOperator(access, '', async (tx) => {
    const county = await findCounty(tx, textOption(options, 'county'))
    await tx.execute(sql`select set_config('yingbao.county', ${county.code}, true), set_config('yingbao.scope', ${`{[${county.code},${county.code}:)}`}, true)`)
    return work(tx, county)
  })
}

/** The console as the author of a county's changes. */
export function consoleOf({ code }: County): Operator {
  return { accountId: null, role: 'console', displayName: consoleAuthor.name, scopeCode: code, countyCode: code, scopeRanges: `{[${code},${code}:)}` }
}

/** The log entries of a change made at the console; the transaction's last statement. */
export async function writeDown(tx: Transaction, entries: AuditEntry[]): Promise<void> {
  await appendAudit(tx, consoleAuthor, entries)
}

/** A county's campaign with the day asked about, today where none is, the numbers meant and the settings in force for them. */
export interface ConsoleDay {
  campaign: DatedCampaign
  inForce: SettingsInForce
  choice: MeasureChoice
  /** With the milestones of the chosen coverage group (R18). */
  settings: CampaignSettings
  workingDate: PlainDate
  asOf: PlainDate
}

/** The campaign of the year named by --campaign, or the current one, on --as-of or its working date; --series, --group, --kind choose the numbers. */
export async function findCampaignDay(tx: Transaction, county: County, options: OptionValues): Promise<ConsoleDay> {
  const named = textOption(options, 'campaign')
  const campaigns = (await getCountyCampaigns(tx)).campaigns.filter((one) => one.countyCode === county.code)
  const campaign = named === undefined ? currentCampaign(campaigns, workingDate) : campaigns.find((one) => String(one.coverageYear) === named || one.id === named)
  if (!campaign && named !== undefined && campaigns.length > 0) throw new WrongUsage(`${county.name}没有${named}年度的征缴活动，现有：${campaigns.map((one) => one.coverageYear).join('、')}。`)
  if (!campaign) throw new Refused(`${county.name}还没有征缴活动，请先用 campaign create 建立。`)
  const today = workingDate(campaign)
  const asOf = dayOption(options, 'as-of') ?? today
  if (asOf > today) throw new Refused(`${asOf}还没有到，今天是${today}。`)
  const inForce = settingsInForce(campaign.revisions, asOf)
  if (!inForce) throw new Refused(`${campaign.coverageYear}年度的征缴活动还没有设置。`)
  const wanted = { series: textOption(options, 'series'), group: textOption(options, 'group'), kind: textOption(options, 'kind') }
  const { choice, unknown } = chooseMeasure(inForce.settings, wanted)
  if (unknown[0]) throw new WrongUsage(`本活动没有“${unknown[0].read}”这个${unknown[0].part}。`)
  return { campaign, inForce, choice, settings: settingsOfGroup(inForce.settings, choice.coverageGroup), workingDate: today, asOf }
}
