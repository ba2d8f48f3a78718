import { Field } from '@/components/ui/field'
import { codeHint, secondFactorName } from '@/domain/accounts/second-factor'

/** Where the code of the second factor is typed; it is the one thing asked for, so it has the focus. */
export function CodeField({ problem }: { problem?: string | undefined }) {
  return <Field label={secondFactorName} description={codeHint} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} required autoFocus problem={problem} />
}
