import { setAccountDisabled } from '../../db/mutations/accounts'
import { asOperator, changeAccounts, consoleKeeper, findAccount } from '../command-line/accounts'
import type { Verb } from '../command-line/verb'

const userDisable: Verb = {
  words: 'user disable',
  arguments: '<用户名>',
  summary: '停用账户，正在使用的马上退出',
  async run({ args, database }) {
    const access = await database()
    const account = await asOperator(access, '', async (tx) => {
      const found = await findAccount(tx, args[0] ?? '')
      await changeAccounts(tx, await setAccountDisabled(tx, consoleKeeper(found.scopeCode.slice(0, 6)), found.id, found.version, true))
      return found
    })
    return { text: `✓ 已停用 ${account.username}（${account.displayName}，${account.scopeName}）。`, json: { username: account.username, disabled: true } }
  },
}

export default userDisable
