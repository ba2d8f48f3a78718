/** What is handed to a person on paper. The password is one-time: shown once, stored nowhere. */
export interface PasswordSlip {
  username: string
  displayName: string
  roleTitle: string
  scopeName: string
  password: string
}

export const slipRule = '首次登录后须马上改成自己的密码；改完后此条即失效，请销毁。'

/** Said instead of the passwords when the same request is answered again. */
export const passwordsShownOnce = '一次性密码只显示一次，这次不再显示。没有打印到的账户，请逐个“重置密码”。'
