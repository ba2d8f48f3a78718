import type { z } from 'zod'
import { residentIdProblem } from './identity-numbers'

/** A text that others read or that is printed: it holds nobody's ID number. // R28 */
export function publicText<T extends z.ZodType<string>>(schema: T): T {
  return schema.check((context) => {
    const problem = residentIdProblem(String(context.value))
    if (problem) context.issues.push({ code: 'custom', message: problem, input: context.value })
  })
}
