import type { CSSProperties } from 'react'
import { annexColumns, cellText, type AnnexColumn } from '@/domain/bulletins/annex-columns'
import type { AnnexRow, BulletinContent } from '@/domain/bulletins/bulletin-content'
import { textEms } from './printable-text'

/** Pixels; the smallest print of the picture, readable on a phone at a third of the width. */
export const smallPrint = 26
const print = 28

export const ink = '#1B2430'
export const grey = '#59636E'
const hairline = '#D5DAE0'

/** Pixels left and right of a cell's text. */
const padding = 7
const leastName = 190

/** What the picture has no room for stands on the printed annex; these go first where numbers are long. */
const dispensable = ['milestone', 'movement', 'increase']

interface PictureColumn {
  column: AnnexColumn<AnnexRow>
  /** 任务数 and （人）, one above the other. */
  heading: string
  unit: string
  /** Pixels. */
  width: number
}

/** A digit of the font is 0.555 em wide, and `textEms` reckons a half. */
function columnWidth(column: AnnexColumn<AnnexRow>, heading: string, unit: string, rows: readonly AnnexRow[]): number {
  const cells = Math.max(...rows.map((row) => textEms(cellText(column, row)))) * print * 1.12
  // A longer heading stands in two lines.
  const head = (textEms(heading) > 4 ? Math.ceil(textEms(heading) / 2) : textEms(heading)) * smallPrint * 1.05
  return Math.ceil(Math.max(cells, head, textEms(unit) * smallPrint * 1.05)) + 2 * padding
}

function pictureColumns(content: BulletinContent, width: number): PictureColumn[] {
  const rows = [...content.rows, content.total]
  const shown = annexColumns(content)
    .filter(({ key }) => key !== 'note' && !key.startsWith('remainder'))
    .map((column): PictureColumn => {
      const [, heading = column.heading, unit = ''] = /^(.*?)(（.*）)$/.exec(column.heading) ?? []
      return column.key === 'name' ? { column, heading: column.heading, unit: '', width: 0 } : { column, heading, unit, width: columnWidth(column, heading, unit, rows) }
    })
  const nameOf = (columns: readonly PictureColumn[]) => width - columns.reduce((sum, column) => sum + column.width, 0)
  const fitted = dispensable.reduce((columns, key) => (nameOf(columns) < leastName ? columns.filter(({ column }) => column.key !== key) : columns), shown)
  return fitted.map((column) => (column.column.key === 'name' ? { ...column, width: nameOf(fitted) } : column))
}

const textAligns = { 'flex-start': 'left', center: 'center', 'flex-end': 'right' } as const

function justification({ column }: PictureColumn): keyof typeof textAligns {
  if (column.key === 'name') return 'flex-start'
  return column.key === 'rank' || column.key === 'movement' ? 'center' : 'flex-end'
}

function colourOf({ column }: PictureColumn, text: string): string {
  if (column.key !== 'pace') return ink
  return text.startsWith('慢') ? '#9A5B00' : text.startsWith('快') ? '#1B7A46' : ink
}

function TableLine({ row, columns, isTotal, draw }: { row: AnnexRow; columns: readonly PictureColumn[]; isTotal: boolean; draw: (text: string) => string }) {
  return (
    <div style={{ display: 'flex', alignItems: 'center', padding: '12px 0', borderBottom: `1px solid ${hairline}`, fontSize: print, fontWeight: isTotal ? 700 : 400, background: isTotal ? '#F0F3F6' : '#fff' }}>
      {columns.map((column) => {
        const text = draw(cellText(column.column, row))
        const style: CSSProperties = { display: 'flex', justifyContent: justification(column), width: column.width, padding: `0 ${padding}px`, color: colourOf(column, text), ...(column.column.key === 'name' ? { wordBreak: 'break-word' } : { whiteSpace: 'nowrap' }) }
        if (column.column.key !== 'name' || row.note === '') return <div key={column.column.key} style={style}>{text}</div>
        return (
          <div key={column.column.key} style={{ ...style, flexDirection: 'column' }}>
            <div style={{ display: 'flex', wordBreak: 'break-word' }}>{text}</div>
            <div style={{ display: 'flex', wordBreak: 'break-word', color: grey, fontSize: smallPrint }}>{draw(row.note)}</div>
          </div>
        )
      })}
    </div>
  )
}

/** The ranking of the picture, as wide as `width` pixels; remarks stand under the names, what has no room is left to the annex. */
export function PictureTable({ content, width, draw }: { content: BulletinContent; width: number; draw: (text: string) => string }) {
  const columns = pictureColumns(content, width)
  return (
    <div style={{ display: 'flex', flexDirection: 'column', width }}>
      <div style={{ display: 'flex', alignItems: 'flex-end', padding: '12px 0', borderTop: `3px solid ${ink}`, borderBottom: `2px solid ${ink}`, color: grey, fontSize: smallPrint, lineHeight: 1.25 }}>
        {columns.map((column) => (
          <div key={column.column.key} style={{ display: 'flex', flexDirection: 'column', alignItems: justification(column), width: column.width, padding: `0 ${padding}px`, textAlign: textAligns[justification(column)] }}>
            <div style={{ display: 'flex' }}>{draw(column.heading)}</div>
            {column.unit !== '' && <div style={{ display: 'flex', fontSize: smallPrint }}>{draw(column.unit)}</div>}
          </div>
        ))}
      </div>
      {content.rows.map((row) => (
        <TableLine key={row.divisionCode} row={row} columns={columns} isTotal={false} draw={draw} />
      ))}
      <TableLine row={content.total} columns={columns} isTotal draw={draw} />
    </div>
  )
}
