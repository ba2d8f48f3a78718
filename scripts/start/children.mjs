// Programs that the start script runs and must not leave behind.
import { spawn } from 'node:child_process'

const running = new Set()

/**
 * Runs a program to its end. `output: 'quiet'` keeps its lines and puts the last of them into the error; 'inherit' shows them.
 * Rejects with the sentence `failure` when it ends with a non-zero code.
 */
export function runChild(command, args, { failure, output = 'quiet', ...options }) {
  return new Promise((resolve, reject) => {
    const stdio = output === 'inherit' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe']
    const child = spawn(command, args, { windowsHide: true, ...options, stdio })
    running.add(child)
    let lines = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (lines = (lines + chunk).slice(-20_000)))
    child.on('error', (error) => reject(new Error(`${failure}：${error.message}`, { cause: error })))
    child.on('close', (code) => {
      running.delete(child)
      if (code === 0) return resolve(lines)
      const tail = lines.trim().split('\n').slice(-30).join('\n')
      reject(new Error(tail ? `${failure}：\n${tail}` : `${failure}。`))
    })
  })
}

export function stopChildren() {
  for (const child of running) child.kill('SIGTERM')
}
