import { hundredthsText, parsePercent, parseYuan, type ParsedHundredths } from '@/domain/campaigns/decimal-text'
import type { ExpectedLine, ReportingLevel, Series } from '@/domain/campaigns/choices'
import { groupTexts, knownMustCoverGroups, milestoneTexts, nameProblems, parseSubsidy, subsidyTexts, type GroupText, type MilestoneText, type SubsidyText } from '@/domain/campaigns/group-fields'
import { writtenSettingsSchema, type CampaignSettings } from '@/domain/campaigns/settings'

/** What the form holds while somebody types: text for every typed field, days as 2021-11-30. */
export interface CampaignForm {
  coverageYear: string
  opensOn: string
  closesOn: string
  lateOpensOn: string
  lateClosesOn: string
  personalFee: string
  financeShare: string
  milestones: MilestoneText[]
  expectedLine: ExpectedLine
  countingSeries: Series
  reportingLevel: Record<Series, ReportingLevel>
  townsSeeTable: boolean
  mustCoverGroups: GroupText[]
  subsidies: SubsidyText[]
  /** The hour by which a day's counts are due, '' where the notice names none. */
  dailyDueHour: string
  waiverWording: string
  visitsNeeded: string
  dueDaysAfterClose: string
  bulletinEveryDays: string
  lastPlaceTimes: string
  retentionYears: string
}

/** Field problems by name; a milestone's are milestones.0.dueOn and milestones.0.percent, a group's mustCoverGroups.0.name and so on. */
export type CampaignFormProblems = Record<string, string>

/**
 * An empty form. Year, window, fee, share and milestones come from the county's own notice and are left open (R1); the
 * weekly bulletin, the two times and the two groups are Pingli §8(3), §8(5), the ten years R28.
 */
export function emptyCampaignForm(): CampaignForm {
  return {
    coverageYear: '',
    opensOn: '',
    closesOn: '',
    lateOpensOn: '',
    lateClosesOn: '',
    personalFee: '',
    financeShare: '',
    milestones: [{ dueOn: '', percent: '' }, { dueOn: '', percent: '100' }],
    expectedLine: 'milestones',
    countingSeries: 'reported',
    reportingLevel: { reported: 'town', tax: 'town', registered: 'town' },
    townsSeeTable: true,
    mustCoverGroups: knownMustCoverGroups.map((group) => ({ ...group, milestones: [] })),
    subsidies: [],
    dailyDueHour: '',
    waiverWording: '',
    visitsNeeded: '2',
    dueDaysAfterClose: '7',
    bulletinEveryDays: '7',
    lastPlaceTimes: '2',
    retentionYears: '10',
  }
}

/** Stored settings as the form shows them, for a revision. */
export function campaignFormOf(settings: CampaignSettings): CampaignForm {
  return {
    coverageYear: String(settings.coverageYear),
    opensOn: settings.opensOn,
    closesOn: settings.closesOn,
    lateOpensOn: settings.lateWindow?.opensOn ?? '',
    lateClosesOn: settings.lateWindow?.closesOn ?? '',
    personalFee: hundredthsText(settings.personalFeeFen),
    financeShare: hundredthsText(settings.financeShareFen),
    milestones: milestoneTexts(settings.milestones),
    expectedLine: settings.expectedLine,
    countingSeries: settings.countingSeries,
    reportingLevel: settings.reportingLevel,
    townsSeeTable: settings.townsSeeTable,
    mustCoverGroups: groupTexts(settings.mustCoverGroups),
    subsidies: subsidyTexts(settings.subsidies),
    dailyDueHour: settings.dailyDueHour === null ? '' : String(settings.dailyDueHour),
    waiverWording: settings.waiver.wording ?? '',
    visitsNeeded: String(settings.waiver.visitsNeeded),
    dueDaysAfterClose: String(settings.waiver.dueDaysAfterClose),
    bulletinEveryDays: String(settings.bulletin.everyDays),
    lastPlaceTimes: String(settings.escalation.lastPlaceTimes),
    retentionYears: String(settings.retentionYears),
  }
}

interface WholeField {
  key: keyof CampaignForm & ('coverageYear' | 'visitsNeeded' | 'dueDaysAfterClose' | 'bulletinEveryDays' | 'lastPlaceTimes' | 'retentionYears')
  label: string
  least: number
  most: number
}

const wholeFields: WholeField[] = [
  { key: 'coverageYear', label: '参保年度', least: 2004, most: 2100 },
  { key: 'visitsNeeded', label: '放弃登记前的走访次数', least: 0, most: 20 },
  { key: 'dueDaysAfterClose', label: '放弃登记报送期限', least: 0, most: 365 },
  { key: 'bulletinEveryDays', label: '通报间隔', least: 1, most: 365 },
  { key: 'lastPlaceTimes', label: '提请约谈的连续末位次数', least: 2, most: 20 },
  { key: 'retentionYears', label: '资料保存年限', least: 1, most: 100 },
]

/** Collects values and problems of single fields; a field with a problem reads as 0 and is never used. */
class FieldReader {
  readonly problems: CampaignFormProblems = {}

  whole(form: CampaignForm, { key, label, least, most }: WholeField): number {
    const text = form[key].trim()
    if (/^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text)
    this.problems[key] = text === '' ? `${label}没有填写。` : `${label}读到“${text.slice(0, 24)}”，应为${least}到${most}的整数。`
    return 0
  }

  hundredths(key: string, parsed: ParsedHundredths): number {
    if (parsed.ok) return parsed.hundredths
    this.problems[key] = parsed.sentence
    return 0
  }
}

/** Where the schema finds fault, as the form names its fields. */
function fieldOf(path: readonly PropertyKey[]): string {
  const [first, second, third, fourth, fifth] = path.map(String)
  if (first === 'milestones') return `milestones.${second ?? 0}.${third === 'basisPoints' ? 'percent' : 'dueOn'}`
  if (first === 'mustCoverGroups' && third === 'milestones') return `${first}.${second}.milestones.${fourth ?? 0}.${fifth === 'basisPoints' ? 'percent' : 'dueOn'}`
  if (first === 'mustCoverGroups' || first === 'subsidies') return `${first}.${second ?? 0}.name`
  if (first === 'lateWindow') return second === 'opensOn' ? 'lateOpensOn' : 'lateClosesOn'
  if (first === 'bulletin') return 'bulletinEveryDays'
  if (first === 'escalation') return 'lastPlaceTimes'
  if (first === 'waiver') return second === 'wording' ? 'waiverWording' : (second ?? 'waiverWording')
  return first ?? 'coverageYear'
}

/** What a revision carries on that the form does not show. */
interface Kept {
  ranksPrinted: boolean
}

function milestonesOf(texts: readonly MilestoneText[], key: string, of: string, reader: FieldReader) {
  return texts.map(({ dueOn, percent }, index) => ({ dueOn, basisPoints: reader.hundredths(`${key}.${index}.percent`, parsePercent(percent, `${of}第${index + 1}个节点的比例`)) || 1 }))
}

function groupsOf(form: CampaignForm, reader: FieldReader) {
  for (const [index, problem] of Object.entries(nameProblems(form.mustCoverGroups, '必保对象'))) reader.problems[`mustCoverGroups.${index}.name`] = problem
  return form.mustCoverGroups.map(({ code, name, milestones }, index) => ({ code, name: name.trim(), milestones: milestonesOf(milestones, `mustCoverGroups.${index}.milestones`, name.trim(), reader) }))
}

function subsidiesOf(form: CampaignForm, reader: FieldReader) {
  for (const [index, problem] of Object.entries(nameProblems(form.subsidies, '资助'))) reader.problems[`subsidies.${index}.name`] = problem
  return form.subsidies.map((subsidy, index) => {
    const parsed = parseSubsidy(subsidy)
    if (!parsed.ok) reader.problems[`subsidies.${index}.amount`] = parsed.sentence
    return { code: subsidy.code, name: subsidy.name.trim(), amountFen: parsed.ok ? parsed.amountFen : 0 }
  })
}

function candidate(form: CampaignForm, kept: Kept, reader: FieldReader) {
  const whole = (key: WholeField['key']) => reader.whole(form, wholeFields.find((field) => field.key === key)!)
  return {
    coverageYear: whole('coverageYear'),
    opensOn: form.opensOn,
    closesOn: form.closesOn,
    lateWindow: form.lateOpensOn || form.lateClosesOn ? { opensOn: form.lateOpensOn, closesOn: form.lateClosesOn } : null,
    personalFeeFen: reader.hundredths('personalFee', parseYuan(form.personalFee, '个人缴费标准')),
    financeShareFen: reader.hundredths('financeShare', parseYuan(form.financeShare, '财政补助标准')),
    milestones: milestonesOf(form.milestones, 'milestones', '', reader),
    expectedLine: form.expectedLine,
    mustCoverGroups: groupsOf(form, reader),
    subsidies: subsidiesOf(form, reader),
    countingSeries: form.countingSeries,
    reportingLevel: form.reportingLevel,
    dailyDueHour: form.dailyDueHour === '' ? null : Number(form.dailyDueHour),
    townsSeeTable: form.townsSeeTable,
    bulletin: { everyDays: whole('bulletinEveryDays'), ranksPrinted: kept.ranksPrinted },
    escalation: { lastPlaceTimes: whole('lastPlaceTimes') },
    waiver: { wording: form.waiverWording.trim() || null, visitsNeeded: whole('visitsNeeded'), dueDaysAfterClose: whole('dueDaysAfterClose') },
    retentionYears: whole('retentionYears'),
  }
}

/**
 * Reads the form into settings, fen and basis points exact, or names every field that must be mended. What the form does
 * not show (`kept`) goes through unchanged.
 */
export function readCampaignForm(form: CampaignForm, kept: Kept = { ranksPrinted: true }): { ok: true; settings: CampaignSettings } | { ok: false; problems: CampaignFormProblems } {
  const reader = new FieldReader()
  const parsed = writtenSettingsSchema.safeParse(candidate(form, kept, reader))
  const days = (texts: readonly MilestoneText[], key: string) => texts.map(({ dueOn }, index) => [`${key}.${index}.dueOn`, dueOn])
  const groupDays = form.mustCoverGroups.flatMap((group, index) => days(group.milestones, `mustCoverGroups.${index}.milestones`))
  const dates: Record<string, string> = { opensOn: form.opensOn, closesOn: form.closesOn, ...Object.fromEntries([...days(form.milestones, 'milestones'), ...groupDays]) }
  for (const [key, day] of Object.entries(dates)) if (!day) reader.problems[key] = '请选择日期。'
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const key = fieldOf(issue.path)
      reader.problems[key] ??= /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '这一项不符合要求，请核对。'
    }
  }
  if (!parsed.success || Object.keys(reader.problems).length > 0) return { ok: false, problems: reader.problems }
  return { ok: true, settings: parsed.data }
}
