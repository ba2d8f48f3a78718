import type { BulletinInputs } from './bulletin-inputs'

/** What stands before a bulletin now, by hash: the latest edition of the number before, and of the number it corrects; null for none. */
export interface Standing {
  previousHash: string | null
  replacedHash: string | null
}

/** Whether what a draft's numbers were held against when they were taken is still what stands before it (R13). */
export function isFresh({ previous, replaced }: Pick<BulletinInputs, 'previous' | 'replaced'>, { previousHash, replacedHash }: Standing): boolean {
  return (previous?.hash ?? null) === previousHash && (replaced?.hash ?? null) === replacedHash
}
