/** Letters and digits that are not mistaken for each other on paper: no 0 O 1 l I. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A one-time password of twelve signs in three groups (about 60 bits), from random bytes: one byte a sign. */
export function passwordFromBytes(bytes: Uint8Array): string {
  const signs = Array.from(bytes.subarray(0, 12), (byte) => alphabet[byte % alphabet.length])
  return [0, 4, 8].map((start) => signs.slice(start, start + 4).join('')).join('-')
}

const common = ['password', '123456', 'qwerty', 'yingbao', '111111', '888888', 'abc123', 'yibao', 'admin']

/** Why a new password is refused, as a sentence; null when it will do. Length beats ceremony: ten signs, nothing obvious. */
export function passwordProblem(password: string, username: string): string | null {
  if (password.length < 10) return `密码只有${password.length}位，至少要10位。可以用几个词连起来，好记又安全。`
  if (password.length > 128) return '密码超过128位，请缩短。'
  const plain = password.toLowerCase()
  if (plain.includes(username.toLowerCase())) return '密码里含有用户名，请换一个。'
  if (new Set(plain).size < 5) return '密码里重复的字符太多，请换一个。'
  if (common.some((word) => plain.replace(/[^a-z0-9]/g, '').startsWith(word))) return '这个密码太常见，容易被猜到，请换一个。'
  return null
}
