// Questions about other processes, answered the same way on Linux, macOS and Windows.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Linux: state letter and start time in clock ticks; null elsewhere or when the process is gone. */
function linuxStat(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
    return { state: fields[0], startedAt: fields[19] }
  } catch {
    return null
  }
}

/** True while the process runs. A zombie (killed, not yet reaped by its parent) counts as gone. */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  return linuxStat(pid)?.state !== 'Z'
}

/** A zombie still owns its pid: PostgreSQL refuses to start beside it until it is reaped. */
export function isZombie(pid) {
  return linuxStat(pid)?.state === 'Z'
}

/** The program's file name in lower case without ".exe" ('postgres', 'node'), or null when unknown. */
export function programName(pid) {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8').trim().toLowerCase()
    } catch {
      return null
    }
  }
  const [command, args] =
    process.platform === 'win32'
      ? ['tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']]
      : ['ps', ['-o', 'comm=', '-p', String(pid)]]
  const text = spawnSync(command, args, { encoding: 'utf8', windowsHide: true }).stdout ?? ''
  const name = process.platform === 'win32' ? /^"([^"]+)"/m.exec(text)?.[1] : text.trim().split('/').pop()
  return name ? name.toLowerCase().replace(/\.exe$/, '') : null
}

/** What names one run of a process beyond its pid, which the system uses again. */
export function identityOf(pid) {
  return { pid, startedAt: linuxStat(pid)?.startedAt ?? null }
}

/** True when the pid still belongs to the very process that `identityOf` described. */
export function isSameProcess(identity) {
  if (!isAlive(identity.pid)) return false
  const now = linuxStat(identity.pid)?.startedAt
  if (now !== undefined && identity.startedAt) return now === identity.startedAt
  // Without a start time the name is the best evidence: a reused pid is rarely another Node.
  return (programName(identity.pid) ?? 'node').includes('node')
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
