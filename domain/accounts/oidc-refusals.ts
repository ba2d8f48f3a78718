/** Why somebody who proved who he is at the county's sign-in server is not let in here. */
export type OidcRefusal = 'unknown' | 'unusable' | 'taken' | 'claims'

export const oidcRefusalSentences: Record<OidcRefusal, string> = {
  unknown: '统一身份认证已通过，但本系统里没有与您的账号同名的账户。请联系县医保局管理员建立账户。',
  unusable: '统一身份认证已通过，但您在本系统的账户已停用或到期。请联系县医保局管理员。',
  taken: '统一身份认证已通过，但本系统里与您账号同名的账户已绑定另一个人。请联系县医保局管理员核对。',
  claims: '统一身份认证的回答里缺少账号信息，没有登录。请联系县医保局管理员核对认证设置。',
}

/** The sentence for a refusal named in an address; null for any other word. */
export function oidcRefusalSentence(reason: unknown): string | null {
  return typeof reason === 'string' && Object.hasOwn(oidcRefusalSentences, reason) ? oidcRefusalSentences[reason as OidcRefusal] : null
}
