import type { Pasted } from './use-entry-sheet'
import classes from './daily-counts.module.css'

/** What a paste did, said at once, with the way back. */
export function PasteNote({ pasted, undo }: { pasted: Pasted; undo: () => void }) {
  return (
    <div className={classes.pasted} role="status">
      <p>
        {pasted.filled > 0 ? `已填入${pasted.filled}行，还没有上报，请核对。` : '没有填入。'}
        {pasted.filled > 0 && (
          <button type="button" className={classes.small} onClick={undo}>
            撤回粘贴
          </button>
        )}
      </p>
      {pasted.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  )
}
