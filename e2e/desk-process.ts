import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A desk of one's own, started through scripts/start.mjs on a free port and in its own data folder. */
export interface DeskProcess {
  url: string
  port: number
  dataFolder: string
  /** Everything it has printed so far. */
  output(): string
  /** The pid of the Node process, which serves and supervises. */
  pid(): number
  /** Starts again on the same data after it ended or was killed; answers the seconds until it was ready. */
  start(): Promise<number>
  stop(): Promise<void>
  /** Stops it and removes the data folder. */
  remove(): Promise<void>
  passwordOf(username: string): string
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

function ended(child: ChildProcess): Promise<void> {
  return child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', () => resolve()))
}

/** Prepares a desk without starting it. `environment` adds to or overrides the settings of this process. */
export async function prepareDesk(environment: Record<string, string> = {}): Promise<DeskProcess> {
  const folder = mkdtempSync(path.join(tmpdir(), 'yingbao-desk-'))
  chmodSync(folder, 0o711) // as root the database runs as another user, who must get through
  const dataFolder = path.join(folder, 'data')
  const port = await freePort()
  const url = environment.YINGBAO_TLS_CERT ? `https://localhost:${port}` : `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  let output = ''

  async function start(): Promise<number> {
    const began = performance.now()
    const before = output.length
    const running = spawn(process.execPath, ['scripts/start.mjs'], {
      env: { ...process.env, YINGBAO_SKIP_INSTALL: '1', PORT: String(port), YINGBAO_DATA: dataFolder, NODE_ENV: 'production', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = running
    const collect = (chunk: Buffer) => void (output += chunk.toString())
    running.stdout.on('data', collect)
    running.stderr.on('data', collect)
    await new Promise<void>((resolve, reject) => {
      const check = () => {
        if (output.slice(before).includes('应保已启动')) resolve()
      }
      running.stdout.on('data', check)
      running.once('exit', () => reject(new Error(`The desk did not start:\n${output.slice(before)}`)))
    })
    return (performance.now() - began) / 1000
  }

  async function stop(): Promise<void> {
    if (!child) return
    child.kill('SIGTERM')
    await ended(child)
  }

  return {
    url,
    port,
    dataFolder,
    output: () => output,
    pid: () => child?.pid ?? 0,
    start,
    stop,
    async remove() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
    passwordOf(username) {
      const line = readFileSync(path.join(dataFolder, 'accounts.txt'), 'utf8').split('\n').find((row) => row.startsWith(`${username}\t`))
      if (!line) throw new Error(`The example has no account ${username}.`)
      return line.split('\t')[1]!
    },
  }
}
