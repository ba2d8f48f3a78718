import type { DivisionLevel } from '@/domain/divisions/division'
import { writtenForms } from '@/domain/divisions/division-names'
import type { DivisionTableContext } from '@/domain/divisions/division-table'
import type { ColumnPlace, RowProblem } from '@/domain/imports/row-problem'

/** One readable line of a divisions table, before the lines are held against each other. */
export interface DivisionLine {
  row: number
  column: ColumnPlace
  code: string
  level: DivisionLevel
  parent: string | null
  name: string
  /** The town the line names beside its code; '' when it names none. */
  townName: string
  type: string
  population?: number | null
}

type Finding = Pick<RowProblem, 'read' | 'expected' | 'sentence'>

/** What is wrong between the lines: another county, doubles, parents that are missing or contradicted. */
export function checkDivisionLines(lines: readonly DivisionLine[], sheet: string, context: DivisionTableContext): RowProblem[] {
  const names = new Map([[context.county.code, context.county.name]])
  for (const { code, name } of [...context.known, ...lines]) names.set(code, name)
  const former = new Map(context.known.map(({ code, formerNames }) => [code, formerNames ?? []]))
  const codes = new Map<string, number>()
  const siblings = new Map<string, number>()
  return lines.flatMap((line) => {
    const finding = outside(line, context) ?? double(line, codes, siblings, names) ?? withoutParent(line, names, former)
    return finding ? [{ sheet, row: line.row, column: line.column, ...finding }] : []
  })
}

function outside(line: DivisionLine, { county }: DivisionTableContext): Finding | null {
  if (line.code.startsWith(county.code)) return null
  const sentence = `第${line.row}行“${line.name}”的代码${line.code}不属于${county.name}（${county.code}），请核对。`
  return { read: line.code, expected: `${county.code}开头`, sentence }
}

function double(line: DivisionLine, codes: Map<string, number>, siblings: Map<string, number>, names: Map<string, string>): Finding | null {
  const sameCode = codes.get(line.code)
  const place = `${line.parent ?? ''}${line.name}`
  const sameName = siblings.get(place)
  codes.set(line.code, sameCode ?? line.row)
  siblings.set(place, sameName ?? line.row)
  if (sameCode !== undefined) {
    return { read: line.code, expected: '每个代码一行', sentence: `第${line.row}行的代码${line.code}与第${sameCode}行重复，每个代码只能有一行，请核对。` }
  }
  if (sameName === undefined) return null
  const parent = names.get(line.parent ?? '') ?? ''
  return { read: line.name, expected: '同一上级下不同名', sentence: `第${line.row}行“${line.name}”与第${sameName}行同属${parent}且同名，请核对。` }
}

function withoutParent(line: DivisionLine, names: Map<string, string>, former: Map<string, readonly string[]>): Finding | null {
  if (line.parent === null) return null
  const parent = names.get(line.parent)
  if (parent === undefined) {
    const sentence = `第${line.row}行“${line.name}”的上级${line.parent}不在名单中，请先补上这个镇，或核对代码。`
    return { read: line.code, expected: '名单中的镇', sentence }
  }
  const called = [parent, ...(former.get(line.parent) ?? [])]
  if (!line.townName || called.some((name) => writtenForms(name, 'town').has(line.townName))) return null
  const sentence = `第${line.row}行“${line.name}”的代码属于${parent}，所写的镇却是“${line.townName}”，请核对。`
  return { read: line.townName, expected: parent, sentence }
}
