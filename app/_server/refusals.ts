import { isGranted, rolesWith, type Permission } from '@/domain/access/permissions'
import { roleLabels } from '@/domain/access/roles'
import type { ResolvedActor } from './actor'

/** A refusal that a mutation throws to undo its transaction; the wrapper turns it into the answer. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 413 | 422,
    sentence: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(sentence)
  }
}

export function refuse(status: number, sentence: string, details: Record<string, unknown> = {}): Response {
  return Response.json({ error: sentence, ...details }, { status, headers: { 'cache-control': 'no-store' } })
}

const sessionSentences: Record<Exclude<ResolvedActor['state'], 'active'>, string> = {
  none: '您还没有登录，请先登录。',
  ended: '您已退出登录，请重新登录。',
  disabled: '这个账户已停用或到期，请联系县医保局管理员。',
  changed: '账户的密码、角色或范围刚被修改，请重新登录。',
  expired: '登录已满时限，请重新登录。',
  idle: '长时间没有操作，请重新登录。',
}

export function sessionSentence(state: Exclude<ResolvedActor['state'], 'active'>): string {
  return sessionSentences[state]
}

/** Whose right it is; one that an account must be given besides is asked of the administrator (R13). */
export function permissionSentence(permission: Permission): string {
  const holders = rolesWith(permission).map((role) => roleLabels[role]).join('、')
  if (isGranted(permission)) return `这项操作须经县医保局管理员授权，只授予${holders}的账户，请联系县医保局管理员。`
  return `这项操作属于${holders}的权限，请联系县医保局管理员。`
}
