import { existsSync } from 'node:fs'
import path from 'node:path'
import { backupDatabase, pruneDailyBackups } from '../../db/backup/backup'
import { verifyBackup } from '../../db/backup/verify'
import { Refused, type Verb } from '../command-line/verb'
import { dailyBackupName } from '../start/backup-timer.mjs'

const KEPT_DAYS = 14

const backup: Verb = {
  words: 'backup',
  summary: '备份整个数据库到一个文件（不含密钥，密钥用 secrets export 另存）',
  options: {
    to: { type: 'string', summary: '备份文件的位置；默认放进数据文件夹下的 backups' },
    daily: { type: 'boolean', summary: `每日备份：以当天日期命名，保留最近 ${KEPT_DAYS} 份` },
  },
  async run({ options, dataFolder, database }) {
    const folder = path.join(dataFolder, 'backups')
    const target = typeof options.to === 'string' ? path.resolve(options.to) : null
    if (target && existsSync(target)) throw new Refused(`${target} 已经存在，没有覆盖。请换一个文件名。`)
    const name = target ? path.basename(target) : options.daily ? dailyBackupName() : undefined
    const access = await database()
    const file = await backupDatabase({ ownerUrl: access.ownerUrl, prefix: access.prefix, folder: target ? path.dirname(target) : folder, name })
    // Reading it back at once is cheap, and a backup nobody can read is none.
    const manifest = await verifyBackup(file)
    if (options.daily) await pruneDailyBackups(folder, KEPT_DAYS)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    return { text: `✓ 已备份 ${manifest.tables.length} 张表、${rows} 行到 ${file}，并已核对。`, json: { file, rows, migration: manifest.migration } }
  },
}

export default backup
