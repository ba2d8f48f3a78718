import { roles } from '../../domain/access/roles'
import { accountStates } from '../../domain/accounts/account'
import { findAccounts } from '../../db/queries/accounts'
import { accountListOptions, answerWithAccounts, listedAccounts } from '../command-line/account-list'
import { asOperator } from '../command-line/accounts'
import { codeOption } from '../command-line/county'
import type { Verb } from '../command-line/verb'

const userList: Verb = {
  words: 'user list',
  arguments: '[字词]',
  summary: '在所有县里找账户，按用户名或姓名的一部分；不写就全部列出',
  options: accountListOptions,
  async run({ args, options, database }) {
    const role = codeOption(options, 'role', roles)
    const state = codeOption(options, 'state', accountStates)
    const access = await database()
    const filter = { within: '', words: args[0], state, roles: role && [role], limit: listedAccounts, offset: 0 }
    const { accounts } = await asOperator(access, '', (tx) => findAccounts(tx, filter))
    return answerWithAccounts(accounts)
  },
}

export default userList
