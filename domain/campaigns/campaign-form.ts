import { bulletinField, bulletinTexts, escalationTexts, readBulletin, readEscalation, usualBulletinTexts, usualEscalationTexts, type BulletinTexts, type EscalationTexts } from '@/domain/campaigns/bulletin-fields'
import { hundredthsText, parsePercent, parseYuan } from '@/domain/campaigns/decimal-text'
import type { ExpectedLine, ReportingLevel, Series } from '@/domain/campaigns/choices'
import { FieldReader, type WholeField } from '@/domain/campaigns/field-reader'
import { groupTexts, knownMustCoverGroups, milestoneTexts, nameProblems, parseSubsidy, subsidyTexts, type GroupText, type MilestoneText, type SubsidyText } from '@/domain/campaigns/group-fields'
import { writtenSettingsSchema, type CampaignSettings } from '@/domain/campaigns/settings'

/** What the form holds while somebody types: text for every typed field, days as 2021-11-30. */
export interface CampaignForm extends BulletinTexts, EscalationTexts {
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
    ...usualBulletinTexts,
    ...usualEscalationTexts,
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
    ...bulletinTexts(settings.bulletin),
    ...escalationTexts(settings.escalation),
    retentionYears: String(settings.retentionYears),
  }
}

type WholeKey = 'coverageYear' | 'visitsNeeded' | 'dueDaysAfterClose' | 'retentionYears'

const wholeFields: WholeField<WholeKey>[] = [
  { key: 'coverageYear', label: '参保年度', least: 2004, most: 2100 },
  { key: 'visitsNeeded', label: '放弃登记前的走访次数', least: 0, most: 20 },
  { key: 'dueDaysAfterClose', label: '放弃登记报送期限', least: 0, most: 365 },
  { key: 'retentionYears', label: '资料保存年限', least: 1, most: 100 },
]

/** Where the schema finds fault, as the form names its fields. */
function fieldOf(path: readonly PropertyKey[]): string {
  const [first, second, third, fourth, fifth] = path.map(String)
  if (first === 'milestones') return `milestones.${second ?? 0}.${third === 'basisPoints' ? 'percent' : 'dueOn'}`
  if (first === 'mustCoverGroups' && third === 'milestones') return `${first}.${second}.milestones.${fourth ?? 0}.${fifth === 'basisPoints' ? 'percent' : 'dueOn'}`
  if (first === 'mustCoverGroups' || first === 'subsidies') return `${first}.${second ?? 0}.name`
  if (first === 'lateWindow') return second === 'opensOn' ? 'lateOpensOn' : 'lateClosesOn'
  if (first === 'bulletin' || first === 'escalation') return bulletinField(first, second)
  if (first === 'waiver') return second === 'wording' ? 'waiverWording' : (second ?? 'waiverWording')
  return first ?? 'coverageYear'
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

function candidate(form: CampaignForm, reader: FieldReader) {
  const whole = (key: WholeKey) => reader.whole(form, wholeFields.find((field) => field.key === key)!)
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
    bulletin: readBulletin(form, reader),
    escalation: readEscalation(form, reader),
    waiver: { wording: form.waiverWording.trim() || null, visitsNeeded: whole('visitsNeeded'), dueDaysAfterClose: whole('dueDaysAfterClose') },
    retentionYears: whole('retentionYears'),
  }
}

/** Reads the form into settings, fen and basis points exact, or names every field that must be mended. */
export function readCampaignForm(form: CampaignForm): { ok: true; settings: CampaignSettings } | { ok: false; problems: CampaignFormProblems } {
  const reader = new FieldReader()
  const parsed = writtenSettingsSchema.safeParse(candidate(form, reader))
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
