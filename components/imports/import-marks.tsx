import classes from './imports.module.css'

const signs: Record<string, { sign: string; className: string | undefined }> = {
  new: { sign: '＋', className: classes.stateNew },
  changed: { sign: '→', className: classes.stateChanged },
  needsReason: { sign: '!', className: classes.stateAsked },
  same: { sign: '＝', className: classes.stateQuiet },
  missing: { sign: '–', className: classes.stateQuiet },
  ended: { sign: '–', className: classes.stateQuiet },
}

/** The state of a line of a preview: a sign, a word, and what it means on hover. */
export function StateMark({ state, label, meaning }: { state: string; label: string; meaning: string }) {
  const { sign, className } = signs[state] ?? { sign: '', className: undefined }
  return (
    <span className={`${classes.state} ${className ?? ''}`} title={meaning}>
      <span aria-hidden="true">{sign} </span>
      {label}
    </span>
  )
}

/** old → new where they differ, else the one value; both already as text, null where there is none. */
export function BeforeAfter({ before, after }: { before: string | null; after: string | null }) {
  if (before === after || after === null) return <span className={after === null ? classes.before : undefined}>{before ?? '—'}</span>
  if (before === null) return <span className={classes.changed}>{after}</span>
  return (
    <>
      <span className={classes.hidden}>原为</span>
      <span className={classes.before}>{before}</span>
      <span aria-hidden="true"> → </span>
      <span className={classes.hidden}>，改为</span>
      <span className={classes.changed}>{after}</span>
    </>
  )
}
