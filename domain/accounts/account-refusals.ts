/** Why an act on an account is refused. `stale` says who was faster, where that may be known. */
export type AccountRefusal =
  | { reason: 'missing' }
  | { reason: 'stale'; by: { name: string; at: string } | null }
  | { reason: 'self' }
  | { reason: 'selfReset' }
  | { reason: 'selfFactor' }
  | { reason: 'noFactor' }
  | { reason: 'lastAdmin' }
  | { reason: 'scope'; scopeCode: string }
  | { reason: 'past'; expiresOn: string }
  | { reason: 'taken'; usernames: string[] }

export const refusalStatus: Record<AccountRefusal['reason'], 404 | 409 | 422> = {
  missing: 404,
  stale: 409,
  self: 422,
  selfReset: 422,
  selfFactor: 422,
  noFactor: 409,
  lastAdmin: 422,
  scope: 422,
  past: 422,
  taken: 409,
}

/** The refusal in words: what was read, and what to do (design.md, Words). */
export function accountRefusalSentence(refusal: AccountRefusal): string {
  switch (refusal.reason) {
    case 'missing':
      return '没有找到这个账户，它不在您的范围之内，或网址写错了。'
    case 'stale':
      return refusal.by
        ? `${refusal.by.name}已在${refusal.by.at}改过这个账户，您这次的修改没有保存。请刷新后核对，再改。`
        : '这个账户刚被别人改过，您这次的修改没有保存。请刷新后核对，再改。'
    case 'self':
      return '不能改自己的角色、范围、到期日，也不能停用自己，以免无人能管账户。请由另一位管理员操作。'
    case 'selfReset':
      return '这是您自己的账户。请用右上角的“修改密码”。'
    case 'selfFactor':
      return '这是您自己的动态验证码。手机还在，请在“动态验证码”页停用或更换；手机丢失请由另一位管理员重置。'
    case 'noFactor':
      return '这个账户没有启用动态验证码，不用重置。请刷新后核对。'
    case 'lastAdmin':
      return '这是本县最后一个可用的管理员账户，改了就无人能管账户。请先新建或启用另一位管理员。'
    case 'scope':
      return `区划“${refusal.scopeCode}”不在本县现行的区划名单中，请重新选择范围。`
    case 'past':
      return `到期日${refusal.expiresOn}已经过去。要立即停止使用，请用“停用”。`
    case 'taken':
      return `用户名${refusal.usernames.slice(0, 5).map((name) => `“${name}”`).join('、')}${refusal.usernames.length > 5 ? `等${refusal.usernames.length}个` : ''}已有人使用，请换一个。`
  }
}
