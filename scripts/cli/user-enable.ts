import { setAccountDisabled } from '../../db/mutations/accounts'
import { asOperator, changeAccounts, consoleKeeper, findAccount } from '../command-line/accounts'
import type { Verb } from '../command-line/verb'

const userEnable: Verb = {
  words: 'user enable',
  arguments: '<用户名>',
  summary: '启用停用的账户',
  async run({ args, database }) {
    const access = await database()
    const account = await asOperator(access, '', async (tx) => {
      const found = await findAccount(tx, args[0] ?? '')
      await changeAccounts(tx, await setAccountDisabled(tx, consoleKeeper(found.scopeCode.slice(0, 6)), found.id, found.version, false))
      return found
    })
    return { text: `✓ 已启用 ${account.username}（${account.displayName}，${account.scopeName}）。`, json: { username: account.username, disabled: false } }
  },
}

export default userEnable
