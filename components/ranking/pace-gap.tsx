import { formatThousands } from '@/domain/numbers/format'
import { paceStateLabels, type PrintedPace } from '@/domain/progress/print-pace'
import ui from '@/components/ui/ui.module.css'

/** Persons missing to the expected line, or more than it: sign, word and number, never colour alone. */
export function PaceGap({ pace }: { pace: PrintedPace }) {
  const { sign, label, color } = paceStateLabels[pace.state]
  const word = pace.gapPersons > 0 ? '差' : pace.gapPersons < 0 ? '多' : ''
  return (
    <span style={{ color }} title={label}>
      <span aria-hidden>{sign}</span> {word} {formatThousands(Math.abs(pace.gapPersons))}
      <span className={ui.hidden}>（{label}）</span>
    </span>
  )
}
