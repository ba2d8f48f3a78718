import { roleLabels, roles } from '../../domain/access/roles'
import { accountStateLabels, accountStates, roleTitle, type AccountLine } from '../../domain/accounts/account'
import { textTable } from './table'
import type { Answer, Verb } from './verb'

/** What lists of accounts may be narrowed by. */
export const accountListOptions: NonNullable<Verb['options']> = {
  role: { type: 'string', summary: `只列这个角色：${roles.map((role) => `${role}（${roleLabels[role]}）`).join('、')}` },
  state: { type: 'string', summary: `只列这个状态：${accountStates.map((state) => `${state}（${accountStateLabels[state].label}）`).join('、')}` },
}

/** No county has more accounts than a list of this length. */
export const listedAccounts = 20_000

/** Accounts as lines for people and for programs; never a password. */
export function answerWithAccounts(accounts: readonly AccountLine[]): Answer {
  const rows = accounts.map(({ username, displayName, role, department, scopeCode, scopeName, state, expiresOn, signsBulletins }) => [
    username, displayName, roleTitle(role, department), scopeCode, scopeName, accountStateLabels[state].label, expiresOn, signsBulletins ? '是' : null,
  ])
  const table = textTable(['用户名', '姓名', '角色', '区划代码', '范围', '状态', '到期日', '签发权'], rows)
  return { text: accounts.length === 0 ? '没有符合的账户。' : `${table}\n共 ${accounts.length} 个账户。`, json: { accounts } }
}
