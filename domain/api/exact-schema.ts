import type { z } from 'zod'

/** Nothing more to prove when each type fits the other; otherwise a name that the compiler prints. */
type Agrees<A, B> = [A] extends [B] ? ([B] extends [A] ? unknown : 'the type has a field the schema lacks') : 'the schema does not fit the type'

/**
 * Holds a schema against the type it describes, both ways: it does not compile when one has a field the other lacks, so an
 * answer's schema cannot drift from what is answered. `exactly<Overview>()(z.strictObject({ … }))`
 */
export function exactly<T>() {
  return <S extends z.ZodType<T>>(schema: S & Agrees<z.output<S>, T>): S => schema
}
