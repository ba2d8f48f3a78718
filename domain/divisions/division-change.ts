import { inForce, type Division, type DivisionChangeKind } from '@/domain/divisions/division'
import { writtenForms } from '@/domain/divisions/division-names'
import { addDays, yearMonthDay, type PlainDate } from '@/domain/time/plain-date'

/** One change of a division as its history shows it (R4). */
export interface DivisionHistoryEntry {
  id: string
  divisionCode: string
  kind: DivisionChangeKind
  /** The first day on which the change holds. */
  effectiveFrom: PlainDate
  formerName: string
  name: string | null
  successorCode: string | null
  successorName: string | null
  documentNumber: string
  reason: string
  authorName: string
  /** 2021-10-22 15:04, Asia/Shanghai. */
  recordedAt: string
}

/** What the county knows when a change is checked: its divisions, former ones included, and the day that counts as today. */
export interface ChangeContext {
  divisions: readonly Division[]
  today: PlainDate
}

/** A village of a merged town and the division that goes on with it: a village of the successor, or the successor itself. */
export interface VillageSuccessor {
  code: string
  successorCode: string
}

/** Where a division goes, and its last day of its own. */
interface MergeAsked {
  successorCode: string
  lastDay: PlainDate
  villages: readonly VillageSuccessor[]
}

/** A division with how many of its reported days lie after another day: cells of whatever series and group that hold a number. */
export interface LaterReports {
  name: string
  reports: number
  /** The last day of them. */
  newestOn: PlainDate
}

const notYet = (day: PlainDate) => `${yearMonthDay(day)}还没有到，区划变动请到当天或以后再记。`

/** Why a division cannot be renamed so, as a sentence; null when it can. `parent` is the prefix of its siblings' codes. */
export function renameProblem(division: Division, change: { name: string; effectiveFrom: PlainDate }, { divisions, today }: ChangeContext): string | null {
  const { name, effectiveFrom } = change
  if (!inForce(division, today)) return `${division.name}已撤销，不能再改名。`
  if (name === division.name) return `现在就叫${division.name}，没有需要改的。`
  if (effectiveFrom > today) return notYet(effectiveFrom)
  if (effectiveFrom < division.validFrom) return `${division.name}自${yearMonthDay(division.validFrom)}才设立，改名日期不能更早。`
  const parent = division.code.slice(0, -3)
  const twin = divisions.find((one) => one.code !== division.code && one.level === division.level && one.level !== 'county' && one.code.startsWith(parent) && inForce(one, today) && one.name === name)
  return twin ? `同一上级下已有${twin.name}（${twin.code}），不能再用这个名称。` : null
}

/** Why a division cannot be merged so, as a sentence; null when it can. A town's villages end with it and each needs its successor. */
export function mergeProblem(division: Division, change: MergeAsked, { divisions, today }: ChangeContext): string | null {
  const { successorCode, lastDay } = change
  const successor = divisions.find((one) => one.code === successorCode)
  if (division.level === 'county') return '县（市、区、旗）的合并不在这里办理，请联系系统管理员。'
  if (!inForce(division, today)) return `${division.name}已撤销，不能再合并。`
  if (!successor || successor.level !== division.level || successor.code === division.code) return `请选择另一个${division.level === 'town' ? '镇（街道、苏木）' : '村（社区、嘎查）'}作为并入的单位。`
  if (lastDay > today) return notYet(lastDay)
  if (lastDay < division.validFrom) return `${division.name}自${yearMonthDay(division.validFrom)}才设立，最后一天不能更早。`
  if (!inForce(successor, addDays(lastDay, 1))) return `${successor.name}（${successor.code}）在${yearMonthDay(addDays(lastDay, 1))}还没有设立或已撤销，不能并入。`
  return villagesProblem(division, successor, change, { divisions, today })
}

function villagesProblem(division: Division, successor: Division, { villages, lastDay }: Pick<MergeAsked, 'villages' | 'lastDay'>, { divisions, today }: ChangeContext): string | null {
  const ending = division.level === 'town' ? villagesOf(division.code, divisions, today) : []
  const named = new Map(villages.map((one) => [one.code, one.successorCode]))
  if (named.size !== villages.length || villages.some(({ code }) => !ending.some((one) => one.code === code))) return `有的村（社区）不属于${division.name}，或写了两次。请刷新页面后重填。`
  const young = ending.find((one) => one.validFrom > lastDay)
  if (young) return `${young.name}自${yearMonthDay(young.validFrom)}才设立，最后一天不能更早。`
  const unnamed = ending.filter((one) => !named.has(one.code)).map((one) => one.name)
  if (unnamed.length > 0) return `${unnamed.slice(0, 5).join('、')}还没有写由谁接续。请刷新页面后重填。`
  const receivers = villagesOf(successor.code, divisions, today)
  const wrong = ending.find((one) => named.get(one.code) !== successor.code && !receivers.some((receiver) => receiver.code === named.get(one.code)))
  return wrong ? `${wrong.name}只能由${successor.name}或它现有的村（社区）接续，请核对。` : null
}

/** Why a merge cannot be dated back over what was reported since, as a sentence; null when nothing was. It would leave every sum. */
export function laterReportsProblem(later: readonly LaterReports[], lastDay: PlainDate): string | null {
  if (later.length === 0) return null
  const named = later.slice(0, 5).map(({ name, reports }) => `${name} ${reports} 项`).join('、')
  const more = later.length > 5 ? `等 ${later.length} 个单位共 ${later.reduce((sum, { reports }) => sum + reports, 0)} 项` : ''
  const newest = later.map(({ newestOn }) => newestOn).sort().pop()!
  return `${yearMonthDay(lastDay)}以后已有上报：${named}${more}，合并后会从合计里消失。请先撤销或更正这些数，或把最后一天改为${yearMonthDay(newest)}或以后。`
}

/** The villages of a town that exist on a day, in code order. */
export function villagesOf(townCode: string, divisions: readonly Division[], asOf: PlainDate): Division[] {
  return divisions.filter((one) => one.level === 'village' && one.code.startsWith(townCode) && inForce(one, asOf))
}

/** Villages of a merged town beside those of its successor: one of the same name goes on with it, else the successor itself. */
export function proposeVillageSuccessors(ending: readonly Pick<Division, 'code' | 'name'>[], receivers: readonly Pick<Division, 'code' | 'name'>[], successorCode: string): VillageSuccessor[] {
  return ending.map((village) => {
    const forms = writtenForms(village.name, 'village')
    const same = receivers.filter((one) => forms.has(one.name))
    return { code: village.code, successorCode: same.length === 1 ? same[0]!.code : successorCode }
  })
}
