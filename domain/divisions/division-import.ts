import type { DivisionTableRow } from '@/domain/divisions/division-table'
import type { Division, DivisionLevel } from '@/domain/divisions/division'

export const divisionImportStates = ['new', 'changed', 'same', 'ended', 'missing'] as const
export type DivisionImportState = (typeof divisionImportStates)[number]
export const divisionImportLabels: Record<DivisionImportState, { label: string; meaning: string }> = {
  new: { label: '新增', meaning: '名单里还没有这个代码' },
  changed: { label: '有变更', meaning: '名称或人口与现在不同，导入后按表中的' },
  same: { label: '相同', meaning: '与现在一致' },
  ended: { label: '已撤销', meaning: '这个代码已撤销，保持不动' },
  missing: { label: '表中没有', meaning: '名单里有而表中没有，保持不动' },
}

/** A division before and after an import; `after` is null where nothing is done. */
export interface DivisionImportLine {
  code: string
  level: DivisionLevel
  state: DivisionImportState
  before: { name: string; population: number | null } | null
  after: { name: string; population: number | null } | null
  /** The table's name, when it is one the division no longer has: the present name stays (R4). */
  formerName?: string
}

export interface DivisionPreview {
  fileName: string
  sheet: string
  lines: DivisionImportLine[]
  fingerprint: string
}

/**
 * Holds a table of divisions against the list kept (R4): new codes, other names or populations under a known code, and
 * those the table does not name, which stay. A former name is the same division and no new name. Only the levels the table speaks of can be missing from it.
 */
export function compareDivisions(rows: readonly DivisionTableRow[], known: readonly Division[]): DivisionImportLine[] {
  const levels = new Set(rows.map((row) => row.level))
  const read = rows.map((row): DivisionImportLine => {
    const kept = known.find((one) => one.code === row.code)
    const before = kept ? { name: kept.name, population: kept.population } : null
    const isFormer = kept !== undefined && kept.name !== row.name && (kept.formerNames?.includes(row.name) ?? false)
    const after = { name: isFormer ? kept.name : row.name, population: row.population === undefined ? (kept?.population ?? null) : row.population }
    const differs = before !== null && (before.name !== after.name || before.population !== after.population)
    const state = !kept ? 'new' : kept.validTo !== null ? 'ended' : differs ? 'changed' : 'same'
    return { code: row.code, level: row.level, state, before, after, ...(isFormer ? { formerName: row.name } : {}) }
  })
  const named = new Set(rows.map((row) => row.code))
  const missing = known
    .filter((one) => levels.has(one.level) && one.level !== 'county' && one.validTo === null && !named.has(one.code))
    .map((one): DivisionImportLine => ({ code: one.code, level: one.level, state: 'missing', before: { name: one.name, population: one.population }, after: null }))
  return [...read, ...missing]
}

/** The lines that change something. */
export function divisionsToWrite(lines: readonly DivisionImportLine[]): DivisionImportLine[] {
  return lines.filter((line) => line.state === 'new' || line.state === 'changed')
}

/** “兴隆乡”是兴隆镇（610926101）的旧名，名称保持不变。 One sentence for each former name of the table. */
export function formerNamesOf(lines: readonly DivisionImportLine[]): string[] {
  return lines.flatMap(({ formerName, before, code }) => (formerName && before ? [`“${formerName}”是${before.name}（${code}）的旧名，名称保持不变。`] : []))
}

/** 新增 11 个，相同 0 个…: what the preview begins with. */
export function describeDivisionImport(lines: readonly DivisionImportLine[]): string {
  if (divisionsToWrite(lines).length === 0) return '全部相同：表中的区划与现在的名单一致，没有需要导入的。'
  const parts = divisionImportStates.flatMap((state) => {
    const count = lines.filter((line) => line.state === state).length
    return count > 0 ? [`${divisionImportLabels[state].label} ${count} 个`] : []
  })
  return `${parts.join('，')}。`
}
