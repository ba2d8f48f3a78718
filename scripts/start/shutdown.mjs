// Everything that was started is stopped again, in reverse order, on Ctrl-C, SIGTERM, or when the npm that started us is gone.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { isAlive, programName } from '../processes.mjs'
import { stopChildren } from './children.mjs'
import { say } from './console.mjs'

const WATCH_MS = 500

function parentOf(pid) {
  if (process.platform === 'linux') return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[1])
  if (process.platform === 'win32') return 0
  return Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout)
}

/** npm runs scripts through a shell, which survives when npm is killed: the one above the shell is watched too. */
function launchers() {
  const parent = process.ppid
  const name = programName(parent) ?? ''
  return name.startsWith('node') || name.startsWith('npm') ? [parent] : [parent, parentOf(parent)].filter((pid) => pid > 1)
}

/** Only npm is watched: whoever runs node directly, in the background perhaps, may go away. */
function watchLaunchers(stop) {
  if (!process.env.npm_lifecycle_event) return
  const watched = launchers()
  const timer = setInterval(() => {
    if (watched.every(isAlive) && process.ppid === watched[0]) return
    clearInterval(timer)
    void stop('启动它的 npm 已结束')
  }, WATCH_MS)
  timer.unref()
}

/** Returns `onStop(work)`, to be called for each thing started, and `stop(why, code)`. */
export function makeShutdown() {
  const works = []
  let stopping = null
  const run = async (why, code) => {
    if (why) say(`· ${why}，正在停止……`)
    stopChildren()
    for (const work of works.reverse()) {
      try {
        await work()
      } catch (error) {
        console.error(`! 停止时：${error.message}`)
        code = 1
      }
    }
    if (why) say('✓ 已全部停止')
    process.exit(code)
  }
  const stop = (why, code = 0) => (stopping ??= run(why, code))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(signal === 'SIGINT' ? '收到 Ctrl-C' : '收到停止信号'))
  watchLaunchers(stop)
  return { onStop: (work) => works.push(work), stop, isStopping: () => stopping !== null }
}
