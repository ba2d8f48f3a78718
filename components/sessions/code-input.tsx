import { TextInput } from '@mantine/core'
import { codeHint, secondFactorName } from '@/domain/accounts/second-factor'

/** Where the code of the second factor is typed after the password was right. */
export function CodeInput() {
  return <TextInput label={secondFactorName} description={codeHint} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} required withAsterisk={false} size="md" autoFocus />
}
