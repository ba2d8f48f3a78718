import { annexColumns, cellText, groupColumns, groupTotal, type AnnexColumn } from '@/domain/bulletins/annex-columns'
import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import { issueLine } from '@/domain/bulletins/bulletin-marks'
import classes from './annex-table.module.css'

interface TableProps<Row> {
  label: string
  caption: string
  columns: readonly AnnexColumn<Row>[]
  rows: readonly Row[]
  total: Row
  isOwn: (row: Row) => boolean
}

function cellClass<Row>({ key, kind }: AnnexColumn<Row>): string | undefined {
  if (key === 'note') return classes.note
  return kind !== 'words' || key === 'pace' ? classes.number : undefined
}

function TableLine<Row>({ columns, row, className }: { columns: readonly AnnexColumn<Row>[]; row: Row; className: string | undefined }) {
  return (
    <tr className={className}>
      {columns.map((column) =>
        column.key === 'name' ? (
          <th key={column.key} scope="row">
            {cellText(column, row)}
          </th>
        ) : (
          <td key={column.key} className={cellClass(column)}>
            {cellText(column, row)}
          </td>
        ),
      )}
    </tr>
  )
}

function PlainTable<Row>({ label, caption, columns, rows, total, isOwn }: TableProps<Row>) {
  return (
    <div className={classes.frame} role="region" aria-label={label} tabIndex={0}>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, heading }) => (
              <th key={key} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <TableLine key={index} columns={columns} row={row} className={isOwn(row) ? classes.own : undefined} />
          ))}
          <TableLine columns={columns} row={total} className={classes.total} />
        </tbody>
      </table>
    </div>
  )
}

/**
 * The annex of a bulletin with its must-cover groups and notes, on the page and on paper; on a phone the tables scroll. `ownCode` is
 * the town of a reader who has one: its row is marked, in a group's table by the name it has in the annex.
 */
export function AnnexTable({ content, ownCode = null }: { content: BulletinContent; ownCode?: string | null }) {
  const { annexTitle, basisText, rows, total, groups, notes } = content
  const own = rows.find(({ divisionCode }) => divisionCode === ownCode)
  return (
    <>
      <PlainTable label={annexTitle} caption={`${issueLine(content)}。${basisText}`} columns={annexColumns(content)} rows={rows} total={total} isOwn={(row) => row === own} />
      {groups.map((group) => (
        <PlainTable key={group.name} label={group.name} caption={group.name} columns={groupColumns(content)} rows={group.rows} total={groupTotal(group)} isOwn={({ name }) => name === own?.name} />
      ))}
      {notes.map((note, index) => (
        <p key={index} className={classes.notes}>
          {note}
        </p>
      ))}
    </>
  )
}
