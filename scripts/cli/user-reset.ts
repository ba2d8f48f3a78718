import { makeOneTimePassword } from '../../app/_server/one-time-passwords'
import { resetPassword } from '../../db/mutations/accounts'
import { issuedFor, slipsOf } from '../../domain/accounts/password-slip'
import { asOperator, changeAccounts, consoleKeeper, findAccount } from '../command-line/accounts'
import { slipLines } from '../command-line/slips'
import type { Verb } from '../command-line/verb'

const userReset: Verb = {
  words: 'user reset',
  arguments: '<用户名>',
  summary: '重置密码：原密码马上失效，新的一次性密码只显示这一次',
  async run({ args, database }) {
    const access = await database()
    const { password, passwordHash } = await makeOneTimePassword()
    const account = await asOperator(access, '', async (tx) => {
      const found = await findAccount(tx, args[0] ?? '')
      await changeAccounts(tx, await resetPassword(tx, consoleKeeper(found.scopeCode.slice(0, 6)), found.id, found.version, passwordHash))
      return found
    })
    const slips = slipsOf({ ...issuedFor([account]), passwords: { [account.username]: password } })
    return { text: `✓ 已重置。一次性密码只显示这一次，首次登录须修改：\n${slipLines(slips)}`, json: slips[0] }
  },
}

export default userReset
