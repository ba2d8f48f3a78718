import type { Role } from '@/domain/access/roles'

/** Days without signing in after which an account may be disabled. */
export const idleDaysRange = { least: 7, most: 3650 } as const

/** Days before an account's last day, and before it ends as idle, from which on that is said. */
export const noticeDays = { expiry: 14, idle: 7 } as const

/** How people of a county sign in. */
export interface SignInSettings {
  secondFactorRoles: Role[]
  /** null: idle accounts are kept. */
  idleDays: number | null
}

/** As long as nobody has set anything. */
export const defaultSignInSettings: SignInSettings = { secondFactorRoles: [], idleDays: null }

/** One revision, as the history shows it. */
export interface SignInRevision extends SignInSettings {
  id: string
  authorName: string
  /** Asia/Shanghai, 2021-11-23 17:05. */
  recordedAt: string
}

/** How many accounts of a role are in use, and how many of them have a second factor. */
export interface RoleFactors {
  role: Role
  accounts: number
  enrolled: number
}

/** 您的账户用到…: what somebody is told in the last days of his account; null before. `daysLeft` 0 is the last day. */
export function expiryNotice(daysLeft: number | null): string | null {
  if (daysLeft === null || daysLeft > noticeDays.expiry) return null
  const until = daysLeft <= 0 ? '今天是最后一天' : `还能用${daysLeft}天`
  return `您的账户快到期了，${until}，过后不能登录。还要继续使用的，请联系县医保局管理员延长。`
}
