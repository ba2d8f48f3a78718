import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { acquireLock, LockHeld } from './lock.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'yingbao-lock-'))
const source = fileURLToPath(new URL('./lock.mjs', import.meta.url))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Another Node that takes the lock and keeps it until its input ends; answers 'held' or 'refused'. */
async function otherProcess(file: string) {
  const code = `
    const { acquireLock } = await import(${JSON.stringify(source)})
    try { acquireLock(${JSON.stringify(file)}, { url: 'http://there' }); console.log('held') } catch { console.log('refused') }
    process.stdin.resume().on('end', () => process.exit())`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['pipe', 'pipe', 'inherit'] })
  const said = await new Promise<string>((resolve) => child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim())))
  return { child, said, ended: new Promise((resolve) => child.once('exit', resolve)) }
}

describe('a lock', () => {
  it('is held by one living process, which it names, and is free after that one was killed', async () => {
    const file = path.join(folder, 'one')
    const other = await otherProcess(file)
    expect(other.said).toBe('held')
    expect(() => acquireLock(file)).toThrow(LockHeld)
    try {
      acquireLock(file)
    } catch (error) {
      expect(error).toMatchObject({ holder: { pid: other.child.pid, url: 'http://there' } })
    }
    other.child.kill('SIGKILL')
    await other.ended
    const lock = acquireLock(file, { url: 'http://here' })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, url: 'http://here' })
    lock.release()
    expect(existsSync(file)).toBe(false)
  })

  it('left half-written or by a process whose number another program has now is free', () => {
    const file = path.join(folder, 'stale')
    writeFileSync(file, '{"pid": 1')
    acquireLock(file).release()
    // The start time tells a reused number apart; only Linux shows it.
    writeFileSync(file, JSON.stringify({ pid: process.platform === 'linux' ? 1 : 2 ** 22 + 1, startedAt: '-1' }))
    acquireLock(file).release()
  })

  it('goes to exactly one of many that want it at once', async () => {
    const file = path.join(folder, 'race')
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1' }))
    const others = await Promise.all(Array.from({ length: 6 }, () => otherProcess(file)))
    expect(others.filter((other) => other.said === 'held')).toHaveLength(1)
    for (const { child, ended } of others) {
      child.stdin.end()
      await ended
    }
  })
})
