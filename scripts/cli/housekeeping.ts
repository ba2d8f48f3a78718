import { connect } from '../../db/client'
import { keepHouse } from '../../db/mutations/housekeeping'
import { withOperator } from '../../db/session'
import type { Verb } from '../command-line/verb'

const housekeeping: Verb = {
  words: 'housekeeping',
  summary: '清理过期的防重复编号、登录记录和失败计数；每日自动运行',
  async run({ database }) {
    const { ownerUrl } = await database()
    const { client, db } = connect(ownerUrl, { max: 1 })
    try {
      const removed = await withOperator(db, '', keepHouse)
      return { text: `✓ 已清理防重复编号 ${removed.answers} 条、登录记录 ${removed.sessions} 条、失败计数 ${removed.throttles} 条。`, json: removed }
    } finally {
      await client.end()
    }
  },
}

export default housekeeping
