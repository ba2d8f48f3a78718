/** What the sign-in answers when name and password were right and a code of the second factor is asked for. */
export const codeAsked = 'second-factor'

/** What the second factor is called on every screen. */
export const secondFactorName = '动态验证码'

/** Shown where a code is typed. */
export const codeHint = '手机验证器里的6位数字，每30秒换一次'
