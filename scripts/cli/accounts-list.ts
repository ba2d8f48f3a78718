import { roles } from '../../domain/access/roles'
import { accountStates } from '../../domain/accounts/account'
import { findAccounts } from '../../db/queries/accounts'
import { accountListOptions, answerWithAccounts, listedAccounts } from '../command-line/account-list'
import { codeOption, countyOptions, inCounty } from '../command-line/county'
import type { Verb } from '../command-line/verb'

const accountsList: Verb = {
  words: 'accounts list',
  summary: '列出一个县的账户：角色、范围、状态、到期日',
  options: { ...countyOptions, ...accountListOptions },
  async run({ options, database }) {
    const role = codeOption(options, 'role', roles)
    const state = codeOption(options, 'state', accountStates)
    const access = await database()
    const { accounts } = await inCounty(access, options, (tx, county) => findAccounts(tx, { within: county.code, state, roles: role && [role], limit: listedAccounts, offset: 0 }))
    return answerWithAccounts(accounts)
  },
}

export default accountsList
