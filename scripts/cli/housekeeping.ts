import { appendAudit } from '../../db/mutations/audit'
import { keepHouse } from '../../db/mutations/housekeeping'
import { disableIdleAccounts } from '../../db/mutations/idle-accounts'
import { asOperator, consoleAuthor } from '../command-line/accounts'
import type { Verb } from '../command-line/verb'

const housekeeping: Verb = {
  words: 'housekeeping',
  summary: '清理过期的防重复编号、登录记录和失败计数，停用长期没有登录的账户；每日自动运行',
  async run({ database }) {
    const access = await database()
    const removed = await asOperator(access, '', keepHouse)
    const idle = await asOperator(access, '', async (tx) => {
      const entries = await disableIdleAccounts(tx)
      await appendAudit(tx, consoleAuthor, entries)
      return entries.reduce((sum, entry) => sum + entry.records.length, 0)
    })
    const text = `✓ 已清理防重复编号 ${removed.answers} 条、登录记录 ${removed.sessions} 条、失败计数 ${removed.throttles} 条；停用长期没有登录的账户 ${idle} 个。`
    return { text, json: { ...removed, idle } }
  },
}

export default housekeeping
