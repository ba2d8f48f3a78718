import path from 'node:path'
import { restoreDatabase } from '../../db/backup/restore'
import { verifyBackup } from '../../db/backup/verify'
import { Refused, type Verb } from '../command-line/verb'

const restore: Verb = {
  words: 'restore',
  arguments: '<文件>',
  summary: '把备份恢复到空的数据库；没有数据库时先建一个空的',
  async run({ args, runningAt, database, say }) {
    const file = path.resolve(args[0] ?? '')
    const url = runningAt()
    if (url) throw new Refused(`应保正在运行（${url}）。请先停下它，再恢复。`)
    // Before anything is created: a bad file should not leave an empty installation behind.
    await verifyBackup(file)
    const access = await database({ create: true })
    say('备份文件完整，正在恢复')
    const manifest = await restoreDatabase({ ownerUrl: access.ownerUrl, prefix: access.prefix, file })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const at = new Date(manifest.createdAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })
    return {
      text: `✓ 已恢复 ${at} 的备份：${manifest.tables.length} 张表、${rows} 行。所有登录已结束，报送方的令牌已全部撤销，需要的请另建。现在可以运行 npm start。`,
      json: { file, rows, tables: manifest.tables.map(({ name, rows: count }) => ({ name, rows: count })) },
    }
  },
}

export default restore
