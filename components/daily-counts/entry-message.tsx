import { reasonHint } from '@/components/ui/reason-hint'
import { formatThousands } from '@/domain/numbers/format'
import type { EntryRow } from '@/domain/progress/entry-sheet'
import type { CellView } from '@/domain/progress/entry-sheet-view'
import { messageId, type CellActs } from './cell-input'
import deskClasses from './daily-counts.module.css'
import classes from './entry-message.module.css'
import tableClasses from './entry-table.module.css'

function Conflict({ row, cell, acts }: { row: EntryRow; cell: CellView; acts: CellActs }) {
  const mine = cell.persons === null ? '您要作废这个数' : `您填的是 ${formatThousands(cell.persons)} 人`
  const theirs = row.stored?.persons
  return (
    <p className={classes.choice}>
      {mine}。
      <button type="button" className={deskClasses.small} onClick={() => acts.keepMine(row)}>
        更正为我的数
      </button>
      <button type="button" className={deskClasses.small} onClick={() => acts.restore(row)}>
        采用对方的{theirs === null || theirs === undefined ? '作废' : '数'}
      </button>
    </p>
  )
}

interface EntryMessageProps {
  row: EntryRow
  cell: CellView
  acts: CellActs
  /** Rows that still ask for a reason besides this one. */
  otherReasons: number
}

function Reason({ row, cell, acts, otherReasons }: EntryMessageProps) {
  const reason = cell.reason.trim()
  const hintId = cell.printsReason ? `${messageId(row)}-hint` : undefined
  return (
    <p className={classes.choice}>
      <label className={classes.reason}>
        原因
        <input
          data-stop="reason"
          className={classes.reasonInput}
          aria-label={`${row.name}的原因`}
          aria-describedby={hintId}
          maxLength={200}
          autoComplete="off"
          value={cell.reason}
          onChange={(event) => acts.giveReason(row, event.currentTarget.value)}
        />
      </label>
      {otherReasons > 0 && reason !== '' && (
        <button type="button" className={deskClasses.small} onClick={() => acts.giveReasonToAll(reason)}>
          其余{otherReasons}项填同一原因
        </button>
      )}
      {hintId && (
        <span id={hintId} className={classes.hint}>
          {reasonHint}
        </span>
      )}
    </p>
  )
}

/** Below a cell: what is wrong or asked, the reason's field, or the choice when somebody else was quicker. */
export function EntryMessage({ row, cell, acts, otherReasons }: EntryMessageProps) {
  return (
    <tr className={tableClasses.messageRow}>
      <td colSpan={8}>
        <div className={`${classes.message} ${cell.state === 'pending' ? classes.answered : ''}`}>
          <div id={messageId(row)}>
            {cell.sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          {cell.state === 'changed' && <Conflict row={row} cell={cell} acts={acts} />}
          {cell.asksReason && <Reason row={row} cell={cell} acts={acts} otherReasons={otherReasons} />}
        </div>
      </td>
    </tr>
  )
}
