import { roleTitle, type AccountLine } from '@/domain/accounts/account'

/** What is handed to a person on paper. The password is one-time: shown once, stored nowhere. */
export interface PasswordSlip {
  username: string
  displayName: string
  roleTitle: string
  scopeName: string
  password: string
}

/**
 * The answer to an act that gives one-time passwords. `passwords`, by user name, stands in the first answer alone: what is
 * kept for repeated requests, in the database and in backups, has none.
 */
export interface IssuedPasswords {
  accounts: { id: string; username: string; displayName: string; roleTitle: string; scopeName: string }[]
  notice: string
  passwords?: Record<string, string>
}

export const slipRule = '首次登录须改成自己的密码。改后此条失效，请销毁。'

/** What a slip says about where to sign in: the published address, or, where only this computer knows one, whom to ask. */
export function slipAddress(origin: string | null): string {
  const host = origin === null ? '' : new URL(origin).hostname
  return host === '' || host === 'localhost' || host === '[::1]' || host.startsWith('127.') ? '登录地址请向县医保局询问' : (origin ?? '')
}

const shownOnce = '一次性密码只显示一次，这次不再显示。没有打印到的账户，请逐个“重置密码”。'

/** The part of the answer that may be kept. */
export function issuedFor(lines: readonly AccountLine[]): IssuedPasswords {
  const accounts = lines.map(({ id, username, displayName, role, department, scopeName }) => ({ id, username, displayName, roleTitle: roleTitle(role, department), scopeName }))
  return { accounts, notice: shownOnce }
}

/** The slips of an answer; those without a password are left out. */
export function slipsOf(issued: IssuedPasswords): PasswordSlip[] {
  return issued.accounts.flatMap(({ username, displayName, roleTitle: title, scopeName }) => {
    const password = issued.passwords?.[username]
    return password ? [{ username, displayName, roleTitle: title, scopeName, password }] : []
  })
}
