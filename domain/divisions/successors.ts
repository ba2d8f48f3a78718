import type { Division } from '@/domain/divisions/division'

/** The code under which a division goes on: its own, or the end of its successors (R4). */
export function presentCode(code: string, divisions: readonly Pick<Division, 'code' | 'successorCode'>[]): string {
  const successors = new Map(divisions.flatMap((one) => (one.successorCode === null ? [] : [[one.code, one.successorCode] as const])))
  const passed = new Set<string>()
  let present = code
  for (let next = successors.get(present); next !== undefined && !passed.has(next); next = successors.get(present)) {
    passed.add(next)
    present = next
  }
  return present
}
