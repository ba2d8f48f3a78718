export class LockHeld extends Error {
  holder: { pid: number; startedAt: string | null; [name: string]: unknown }
}
export interface Lock {
  /** Rewrites what the lock says about its holder. */
  update(info: Record<string, unknown>): void
  release(): void
}
/** Acquires the file or throws LockHeld while a living process holds it. */
export function acquireLock(file: string, info?: Record<string, unknown>): Lock
