import classes from './ui.module.css'

/** Unknown is a dash with its reason, never a zero (design.md, Numbers). */
export function Unknown({ reason }: { reason: string }) {
  return (
    <span className={classes.unknown} title={reason}>
      —<span className={classes.hidden}>（{reason}）</span>
    </span>
  )
}
