import { inForce, levelOfCode, parentCode, type Division, type DivisionLevel } from '@/domain/divisions/division'
import { nameStems, writtenForms } from '@/domain/divisions/division-names'
import { cellText, compactText, isErrorCell, type CellValue } from '@/domain/imports/sheet'
import { joinNames } from '@/domain/imports/row-problem'
import { yearMonthDay, type PlainDate } from '@/domain/time/plain-date'

/** What a division cell is read against: divisions of one level directly below `parent`, in force on `asOf`. */
export interface DivisionScope {
  parent: Pick<Division, 'code' | 'name'>
  level: DivisionLevel
  /** All divisions known, those of other parents and former ones included: they explain what was meant. */
  divisions: readonly Division[]
  asOf: PlainDate
}

export type MatchFailure = 'blank' | 'unknown' | 'incomplete' | 'ambiguous' | 'ended' | 'elsewhere' | 'badCode' | 'mismatch' | 'error'

/** The division meant, or why none is: `sentence` starts with what was read, so a caller puts 第7行 before it. */
export type DivisionMatch =
  | {
      ok: true
      division: Division
      /** What was read, when it is a name the division no longer has: say so with `formerNameSentence`. */
      formerName?: string
    }
  | { ok: false; reason: MatchFailure; candidates: Division[]; sentence: string }

const levelWords: Record<DivisionLevel, string> = { county: '县', town: '镇（街道、苏木）', village: '村（社区、嘎查）' }

/** A code as the cells of spreadsheets write it: a town's twelve digits ending in 000 are its nine. '' when blank. */
export function normalCode(value: CellValue | undefined): string {
  const code = compactText(value)
  return /^\d{9}000$/.test(code) ? code.slice(0, 9) : code
}

/**
 * Finds the division that a row means (R4): by code, or by full name below the parent; never by a stem.
 * A name and a code that contradict each other are refused. Everything refused comes with a sentence in Chinese.
 */
export function matchDivision(cells: { name?: CellValue; code?: CellValue }, scope: DivisionScope): DivisionMatch {
  if (isErrorCell(cells.name) || isErrorCell(cells.code)) {
    const read = cellText(isErrorCell(cells.code) ? cells.code : cells.name)
    return refuse('error', [], `“${read}”是表格里的错误值，请在表格里改好后重新上传。`)
  }
  const name = divisionName(cells.name, scope)
  const code = normalCode(cells.code) || (/^\d+$/.test(name) ? normalCode(name) : '')
  if (code) return matchCode(code, /^\d+$/.test(name) ? '' : name, cellText(cells.code) || name, scope)
  if (!name) return refuse('blank', [], `没有写${levelWords[scope.level]}的名称，请写全称或填区划代码。`)
  return matchName(name, cellText(cells.name), scope)
}

function refuse(reason: MatchFailure, candidates: Division[], sentence: string): DivisionMatch {
  return { ok: false, reason, candidates, sentence }
}

/** The name without blanks and without the parent's own name before it: 平利县城关镇 → 城关镇. */
function divisionName(value: CellValue | undefined, scope: DivisionScope): string {
  const name = compactText(value)
  const parent = compactText(scope.parent.name)
  if (scope.divisions.some((one) => compactText(one.name) === name)) return name
  return name.startsWith(parent) && name.length > parent.length ? name.slice(parent.length) : name
}

/** “老县乡”是老县镇的旧名，已按老县镇读入。 */
export function formerNameSentence(read: string, division: Pick<Division, 'name'>): string {
  return `“${read}”是${division.name}的旧名，已按${division.name}读入。`
}

/** Whether a name was the division's before it was renamed (R4). */
function hadName(division: Division, name: string, level: DivisionLevel): boolean {
  return division.formerNames?.some((former) => writtenForms(compactText(former), level).has(name)) ?? false
}

function matchCode(code: string, name: string, read: string, scope: DivisionScope): DivisionMatch {
  if (levelOfCode(code) !== scope.level) {
    const digits = scope.level === 'town' ? '9位数字（或末三位为000的12位）' : '12位数字'
    return refuse('badCode', [], `区划代码“${read}”不对，${levelWords[scope.level]}的代码应为${digits}，请核对。`)
  }
  const found = scope.divisions.filter((division) => division.code === code)
  const division = found.find((one) => inForce(one, scope.asOf)) ?? found.at(-1)
  if (!division) return refuse('unknown', [], `区划代码“${read}”不在${scope.parent.name}的区划名单中，请核对代码。`)
  if (parentCode(code) !== scope.parent.code) {
    return refuse('elsewhere', [division], `区划代码“${read}”是${division.name}，不属于${scope.parent.name}，请核对代码。`)
  }
  if (!inForce(division, scope.asOf)) return refuseEnded(division, read, scope)
  const fits = writtenForms(compactText(division.name), scope.level).has(name)
  if (name && !fits && hadName(division, name, scope.level)) return { ok: true, division, formerName: name }
  if (name && !fits && !nameStems(compactText(division.name), scope.level).has(name)) {
    return refuse('mismatch', [division], `区划代码“${read}”是${division.name}，名称却写着“${name}”，请核对后只留正确的一个。`)
  }
  return { ok: true, division }
}

function matchName(name: string, read: string, scope: DivisionScope): DivisionMatch {
  const below = scope.divisions.filter((one) => levelOfCode(one.code) === scope.level && parentCode(one.code) === scope.parent.code)
  const current = below.filter((one) => inForce(one, scope.asOf))
  const exact = current.filter((one) => compactText(one.name) === name)
  const fitting = exact.length > 0 ? exact : current.filter((one) => writtenForms(compactText(one.name), scope.level).has(name))
  const [only] = fitting
  if (only && fitting.length === 1) return { ok: true, division: only }
  if (fitting.length > 1) return refuseSeveral(fitting, read)
  const renamed = current.filter((one) => hadName(one, name, scope.level))
  const ended = below.filter((one) => !inForce(one, scope.asOf) && writtenForms(compactText(one.name), scope.level).has(name))
  // A name that one division gave up and another ended with means either of them.
  if (renamed[0] && renamed.length + ended.length === 1) return { ok: true, division: renamed[0], formerName: read }
  if (renamed.length > 0) return refuseSeveral([...renamed, ...ended], read)
  const former = ended[0]
  if (former) return refuseEnded(former, read, scope)
  return refuseUnknown(name, read, current, scope)
}

function refuseUnknown(name: string, read: string, current: Division[], scope: DivisionScope): DivisionMatch {
  const stems = current.filter((one) => nameStems(compactText(one.name), scope.level).has(name))
  const near = stems.length > 0 ? stems : current.filter((one) => name.length > 1 && compactText(one.name).includes(name))
  if (near.length > 1) return refuseSeveral(near, read)
  if (near[0]) return refuse('incomplete', near, `“${read}”不是全称，是否指${near[0].name}？请写全称或填区划代码。`)
  const elsewhere = scope.divisions.filter((one) => levelOfCode(one.code) === scope.level && compactText(one.name) === name)
  const homes = elsewhere.flatMap((one) => scope.divisions.find((other) => other.code === parentCode(one.code))?.name ?? [])
  if (homes.length > 0) {
    return refuse('elsewhere', elsewhere, `“${read}”属于${joinNames(homes, '和')}，不在${scope.parent.name}，请核对。`)
  }
  return refuse('unknown', [], `“${read}”不在${scope.parent.name}的${levelWords[scope.level]}名单中，请核对写法或填区划代码。`)
}

function refuseSeveral(candidates: Division[], read: string): DivisionMatch {
  const sameName = new Set(candidates.map((one) => one.name)).size < candidates.length
  const names = candidates.map((one) => (sameName ? `${one.name}（${one.code}）` : one.name))
  const ask = sameName ? '请填区划代码' : '请写全称或填区划代码'
  return refuse('ambiguous', candidates, `“${read}”可能是${joinNames(names, '或')}，${ask}。`)
}

function refuseEnded(division: Division, read: string, scope: DivisionScope): DivisionMatch {
  if (division.validFrom > scope.asOf) {
    return refuse('ended', [division], `“${read}”自${yearMonthDay(division.validFrom)}起才设立，请写当时的名称或代码。`)
  }
  const successor = scope.divisions.find((one) => one.code === division.successorCode && inForce(one, scope.asOf))
  const ended = division.validTo ? `截至${yearMonthDay(division.validTo)}` : ''
  if (!successor) return refuse('ended', [division], `“${read}”的区划${ended}已撤销，请写现在的名称或区划代码。`)
  const now = `${successor.name}（${successor.code}）`
  return refuse('ended', [division, successor], `“${read}”的区划${ended}已撤销，现为${now}，请改写后重新上传。`)
}
