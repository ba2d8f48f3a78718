import { rolesWith } from '@/domain/access/permissions'
import { departmentLabels, roleLabels, type Department, type Role } from '@/domain/access/roles'
import type { PlainDate } from '@/domain/time/plain-date'

/** What an account is good for right now; the first that applies, in this order of weight. */
export const accountStates = ['disabled', 'expired', 'mustChange', 'active'] as const
export type AccountState = (typeof accountStates)[number]

export const accountStateLabels: Record<AccountState, { label: string; meaning: string }> = {
  disabled: { label: '已停用', meaning: '不能登录，启用后恢复' },
  expired: { label: '已到期', meaning: '到期日已过，不能登录' },
  mustChange: { label: '待改密', meaning: '还在用一次性密码，登录后须先改密码' },
  active: { label: '在用', meaning: '可以登录' },
}

/** Accounts that end soon by themselves: at their last day, or because nobody signs in. */
export const accountNotices = ['expiring', 'idling'] as const
export type AccountNotice = (typeof accountNotices)[number]

export const accountNoticeLabels: Record<AccountNotice, string> = { expiring: '即将到期', idling: '将因闲置停用' }

/** One account as lists show it. Never a password, in any form. */
export interface AccountLine {
  id: string
  username: string
  displayName: string
  role: Role
  department: Department | null
  scopeCode: string
  /** 城关镇, or 城关镇五峰村 for a village; the county's own name for the county. */
  scopeName: string
  /** The last day on which it works, by the calendar and not by a campaign's demo date; null for no end. */
  expiresOn: PlainDate | null
  /** Whether it was given the right to sign bulletins (R13). */
  signsBulletins: boolean
  state: AccountState
  /** The day on which housekeeping disables it unless somebody signs in; null where idle accounts are kept. */
  idleEndsOn: PlainDate | null
  /** What list and desk say in its last days; an account that cannot sign in ends no more. */
  notices: AccountNotice[]
  version: number
}

/** The roles whose accounts may be given the right to sign bulletins (R13). */
export const signingRoles = rolesWith('bulletins:sign')

/** What lists and forms call the grant. */
export const signsBulletinsLabel = '有签发通报的权限'

/** 民政局联络员, 镇社保站经办: the role as a list names it. */
export function roleTitle(role: Role, department: Department | null): string {
  return department ? `${departmentLabels[department]}联络员` : roleLabels[role]
}
