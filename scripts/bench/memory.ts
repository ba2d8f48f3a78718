import { readdirSync, readFileSync } from 'node:fs'

function parentOf(pid: string): string | null {
  try {
    return /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? null
  } catch {
    return null
  }
}

function kilobytes(pid: string): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** Megabytes (proportional set size) of a process and everything below it. null where /proc is not there to ask. */
export function treeMegabytes(pid: number): number | null {
  let pids: string[]
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return null
  }
  const parents = new Map(pids.map((name) => [name, parentOf(name)]))
  const belongs = (name: string): boolean => name === String(pid) || (parents.get(name) != null && parents.get(name) !== '0' && belongs(parents.get(name)!))
  return Math.round(pids.filter(belongs).reduce((sum, name) => sum + kilobytes(name), 0) / 1024)
}

/** Samples the tree until stopped and answers the highest reading. */
export function watchPeak(pid: number): () => number | null {
  let peak = treeMegabytes(pid)
  const timer = setInterval(() => {
    const now = treeMegabytes(pid)
    if (now !== null && (peak === null || now > peak)) peak = now
  }, 500)
  return () => {
    clearInterval(timer)
    return peak
  }
}
