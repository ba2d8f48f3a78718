import { resetSecondFactor } from '../../db/mutations/accounts'
import { asOperator, changeAccounts, consoleKeeper, findAccount } from '../command-line/accounts'
import type { Verb } from '../command-line/verb'

const userSecondFactorReset: Verb = {
  words: 'user second-factor reset',
  arguments: '<用户名>',
  summary: '重置动态验证码：手机丢失时用，正在使用的马上退出登录',
  async run({ args, database }) {
    const access = await database()
    const account = await asOperator(access, '', async (tx) => {
      const found = await findAccount(tx, args[0] ?? '')
      await changeAccounts(tx, await resetSecondFactor(tx, consoleKeeper(found.scopeCode.slice(0, 6)), found.id, found.version))
      return found
    })
    return { text: `✓ 已重置 ${account.username}（${account.displayName}）的动态验证码。须用验证码的角色下次登录时重新设置。`, json: { username: account.username, secondFactor: false } }
  },
}

export default userSecondFactorReset
