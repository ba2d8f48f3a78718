import { writeWorkbook } from '@/app/_server/workbook/write-xlsx'
import type { ColumnAlignment, TableForm, WrittenValue } from '@/app/_server/workbook/table-form'
import { annexColumns, groupColumns, groupTotal, type AnnexColumn } from '@/domain/bulletins/annex-columns'
import { bulletinMarks, issueLine, sealLine } from '@/domain/bulletins/bulletin-marks'
import type { AnnexRow, BulletinContent } from '@/domain/bulletins/bulletin-content'

const numberFormats: Record<AnnexColumn<never>['kind'], string | undefined> = { words: undefined, persons: '#,##0', rate: '0.00%', missing: '#,##0;"超 "#,##0;0' }

/** As on paper: ranks and their moves in the middle, the pace with the numbers, remarks with room after the number beside them; of a number that is unknown the dash stands where numbers do. */
const alignments: Record<string, ColumnAlignment> = { rank: 'center', movement: 'center', pace: 'right', note: 'indented' }

const codeColumn: AnnexColumn<AnnexRow> = { key: 'code', heading: '区划代码', kind: 'words', value: (row) => row.divisionCode }

/** The annex as it is printed, and beside the names the codes by which another table can be held against it. */
function sheetColumns(content: BulletinContent): AnnexColumn<AnnexRow>[] {
  return annexColumns(content).flatMap((column) => (column.key === 'name' ? [column, codeColumn] : [column]))
}

/**
 * Persons and ranks as numbers. A rate is the number that was printed, 65.82 % as 0.6582: it is rounded already (R10), so a spreadsheet
 * programme cannot round the exact fraction otherwise. Unknown is a dash, as on paper.
 */
function writtenValue<Row>({ key, kind, value }: AnnexColumn<Row>, row: Row): WrittenValue {
  const found = value(row)
  if (found === null) return '—'
  if (key === 'rank' && typeof found === 'string' && /^\d+$/.test(found)) return Number(found)
  return kind === 'rate' && typeof found === 'string' ? Number((Number.parseFloat(found) / 100).toFixed(4)) : found
}

function tableForm<Row>(content: BulletinContent, columns: readonly AnnexColumn<Row>[], rows: readonly Row[]): Pick<TableForm, 'headings' | 'rows' | 'numberFormats' | 'alignments' | 'note' | 'basisLines' | 'notes'> {
  const marks = bulletinMarks(content)
  const seal = sealLine(content)
  return {
    headings: columns.map(({ heading }) => heading.replace('（', '\n（')),
    rows: rows.map((row) => columns.map((column) => writtenValue(column, row))),
    numberFormats: columns.map(({ kind }) => numberFormats[kind]),
    alignments: columns.map(({ key, kind }) => alignments[key] ?? (kind === 'words' ? undefined : 'right')),
    ...(marks.length > 0 ? { note: marks.join('　') } : {}),
    basisLines: [`${content.office}　${[content.documentNumber, issueLine(content)].filter(Boolean).join('　')}`, content.basisText, ...(content.supersedesText ? [content.supersedesText] : [])],
    notes: [...content.notes, ...(seal ? [seal] : [])],
  }
}

/** A name that Excel takes for a sheet: 31 signs at most, none of \ / ? * [ ] :, no two alike. */
function sheetName(wanted: string, taken: readonly string[]): string {
  const clean = wanted.replace(/[\\/?*[\]:'\u0000-\u001f]/g, ' ').trim() || '表'
  const short = [...clean].slice(0, 26).join('')
  return taken.includes(short) ? `${short}（${taken.length + 1}）` : short
}

/**
 * The annex as an .xlsx (R14): the table as it is printed, and a sheet for each must-cover group. Persons and rates are
 * numbers; every other cell is text, whatever it begins with.
 */
export async function bulletinXlsx(content: BulletinContent): Promise<Uint8Array> {
  const annex: TableForm = { ...tableForm(content, sheetColumns(content), [...content.rows, content.total]), sheetName: '进度表', attachment: '附件', title: content.annexTitle }
  const forms = content.groups.reduce<TableForm[]>(
    (before, group) => [
      ...before,
      {
        ...tableForm(content, groupColumns(content), [...group.rows, groupTotal(group)]),
        sheetName: sheetName(group.name, before.map((form) => form.sheetName)),
        attachment: '附件',
        title: `${content.annexTitle}（${group.name}）`,
      },
    ],
    [annex],
  )
  return await writeWorkbook(...forms)
}
