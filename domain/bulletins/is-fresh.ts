import type { BulletinInputs } from './bulletin-inputs'

/** A sealed bulletin as far as freshness asks: its hash. */
interface Hashed {
  issue: { hash: string }
}

/** What stands before a bulletin now: the latest edition of the number before, and of the number it corrects; null for none. */
export interface Standing {
  previous: Hashed | null
  replaced: Hashed | null
}

/** Whether what a draft's numbers were held against when they were taken is still what stands before it (R13). */
export function isFresh(taken: Pick<BulletinInputs, 'previous' | 'replaced'>, standing: Standing): boolean {
  return taken.previous?.hash === standing.previous?.issue.hash && taken.replaced?.hash === standing.replaced?.issue.hash
}
