import path from 'node:path'
import { verifyBackup } from '../../db/backup/verify'
import type { Verb } from '../command-line/verb'

const backupVerify: Verb = {
  words: 'backup verify',
  arguments: '<文件>',
  summary: '检查一份备份是否完整，不需要数据库',
  async run({ args }) {
    const file = path.resolve(args[0] ?? '')
    const manifest = await verifyBackup(file)
    const at = new Date(manifest.createdAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })
    const lines = manifest.tables.map((table) => `  ${table.name}：${table.rows} 行`)
    return {
      text: [`✓ ${file} 完整。应保 ${manifest.programVersion} 于 ${at} 备份，结构第 ${manifest.migration.count} 步。`, ...lines].join('\n'),
      json: { file, ...manifest },
    }
  },
}

export default backupVerify
