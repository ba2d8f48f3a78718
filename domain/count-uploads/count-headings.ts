import { cellText, compactText, type SheetRow } from '@/domain/imports/sheet'

export const countColumnKinds = ['code', 'town', 'village', 'name', 'date', 'hour', 'persons', 'reason', 'position'] as const
export type CountColumnKind = (typeof countColumnKinds)[number]

/** A column of a table of daily counts, known by its heading; `unknown` ones are told and not read. */
export interface CountColumn {
  kind: CountColumnKind | 'unknown'
  index: number
  heading: string
}

/** The headings that counties use, in any order; brackets and blanks are made plain before they are looked at. */
const headingWords: Record<CountColumnKind, RegExp> = {
  code: /^((统计用|行政)?区划(代码|编码)|代码|编码|code|divisioncode)$/i,
  town: /^((所属|上级)?[镇乡街道苏木、\/()]+(名称?)?|town)$/i,
  village: /^((所属)?[村社区嘎查、\/()]+(名称?)?|village)$/i,
  name: /^(填报|上报)?(单位|区划|镇村)?名称$|^(填报|上报)?单位$|^镇村$|^name$/i,
  date: /^((截至|填报|统计|上报|数据)?日期|date|asof)$/i,
  hour: /^((截至)?时[点间]|小时|时|hour)$/i,
  persons: /^(((目前|截至(目前|今日|当日)|今日|当日)?(?=.*(累计|参保|缴费))(累计)?已?(参保)?(缴费)?(人数|数|人次)?)|persons|count)$/i,
  reason: /^((更正)?原因|备注|说明|reason|remark)$/i,
  position: /^(序号?|编号|no\.?)$/i,
}

/** The unit written behind a heading: 累计人数（人）. */
const unit = /\((单位:)?(人|时|0-24)\)$/

/** What each filled cell of a row would be if the row were the heading row. */
export function readCountHeadings(row: SheetRow): CountColumn[] {
  return row.cells.flatMap((value, index): CountColumn[] => {
    const text = typeof value === 'string' ? compactText(value) : ''
    if (text === '') return []
    const bare = text.replace(unit, '')
    const kind = text.length > 40 ? undefined : countColumnKinds.find((one) => headingWords[one].test(text) || headingWords[one].test(bare))
    return [{ kind: kind ?? 'unknown', index, heading: cellText(value) }]
  })
}

/** Whether a row names the divisions and the counts: then it is the heading row. */
export function isCountHeadingRow(columns: readonly CountColumn[]): boolean {
  const has = (kind: CountColumnKind) => columns.some((column) => column.kind === kind)
  return has('persons') && (has('code') || has('town') || has('village') || has('name'))
}
