// The day's work without anybody asking: the audit chain's head into a file, old answers out, a backup. Hourly it looks
// whether today's backup exists.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { runChild } from './children.mjs'
import { say } from './console.mjs'
import { typescriptArguments } from './database.mjs'

const HOUR_MS = 3_600_000
const FIRST_MS = 60_000

/** Each day's work. The backup comes last: its file is the mark that the day is done. */
const daily = [
  [['audit', 'head'], '今日的日志链尾没有记下，一小时后再试'],
  [['housekeeping'], '今日的清理没有完成，一小时后再试'],
  [['backup', '--daily'], '今日自动备份没有成功，一小时后再试'],
]

/** Today in the county, as 2021-11-23. */
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())

/** Daily backups are named by their day, so that the folder itself says whether today's exists. */
export const dailyBackupName = (day = today()) => `daily-${day}.yingbao`

export function startBackupTimer({ root, folder, env }) {
  const backups = path.join(folder, 'backups')
  let busy = false
  const check = async () => {
    const file = path.join(backups, dailyBackupName())
    if (busy || existsSync(file)) return
    busy = true
    try {
      for (const [verb, failure] of daily) {
        const args = [...typescriptArguments(path.join(root, 'scripts', 'cli.ts')), ...verb]
        // Each for itself: a broken audit chain is the last reason to go without a backup.
        await runChild(process.execPath, args, { cwd: root, env, failure }).catch((error) => say(`! ${error.message}`))
      }
      if (existsSync(file)) say(`✓ 今日备份已完成：${file}（共 ${readdirSync(backups).length} 份）`)
    } finally {
      busy = false
    }
  }
  const first = setTimeout(check, FIRST_MS)
  const hourly = setInterval(check, HOUR_MS)
  return () => {
    clearTimeout(first)
    clearInterval(hourly)
  }
}
