import type { Series } from '@/domain/campaigns/choices'
import type { PlainDate } from '@/domain/time/plain-date'

/** What a program that sends counts is called in lists of roles. */
export const senderRoleLabel = '报送方'

export const senderStates = ['active', 'expired', 'revoked'] as const
export type SenderState = (typeof senderStates)[number]
export const senderStateLabels: Record<SenderState, { label: string; meaning: string }> = {
  active: { label: '可用', meaning: '令牌可以报送' },
  expired: { label: '已到期', meaning: '过了最后一天，令牌不能再用' },
  revoked: { label: '已撤销', meaning: '令牌已作废，不能再用' },
}

/** A sender as the list shows it; nothing of its token. */
export interface SenderLine {
  id: string
  name: string
  scopeCode: string
  scopeName: string
  series: Series
  state: SenderState
  expiresOn: PlainDate
  createdByName: string
  /** 2021-11-23 17:02, in Asia/Shanghai. */
  createdAt: string
  lastUsedAt: string | null
  lastUsedAddress: string | null
  revokedAt: string | null
  revokedByName: string | null
}

/** A token's prefix, by which people and scanners for secrets know one when they see it. */
export const tokenPrefix = 'yb_'
