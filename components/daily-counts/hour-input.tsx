import type { SheetHour } from '@/domain/progress/entry-sheet-view'
import classes from './daily-counts.module.css'

/** The hour the typed numbers hold for; a missing hour means the end of the day (R13). */
export function HourInput({ hour, disabled, onChange }: { hour: SheetHour; disabled: boolean; onChange: (text: string) => void }) {
  return (
    <span>
      <label>
        时点{' '}
        <input
          className={classes.hourInput}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={hour.text}
          disabled={disabled}
          aria-invalid={hour.sentence !== null || undefined}
          aria-describedby="hour-note"
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => onChange(event.currentTarget.value)}
        />{' '}
        时
      </label>
      <span id="hour-note" className={hour.sentence ? classes.refusal : classes.hint}>
        {hour.sentence ?? '（0–24，不填按当日24时计，用于本次填写的各项）'}
      </span>
    </span>
  )
}
