import { Field } from '@/components/ui/field'
import { codeHint, secondFactorName } from '@/domain/accounts/second-factor'

/** Where the code of the second factor is typed after the password was right. */
export function CodeField({ autoFocus = false }: { autoFocus?: boolean }) {
  return <Field label={secondFactorName} description={codeHint} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} required autoFocus={autoFocus} />
}
