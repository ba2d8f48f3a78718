const wrong = '用户名或密码不正确，或账户暂时锁定、已停用。请核对后再试；连续多次不正确会暂时锁定，15分钟后可再试。'

/** Signs in through next-auth; null when it went well, else the sentence to show. */
export async function submitSignIn(username: string, password: string): Promise<string | null> {
  try {
    const { csrfToken } = (await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json()) as { csrfToken: string }
    const response = await fetch('/api/auth/callback/credentials', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ username, password, csrfToken, json: 'true' }),
    })
    return response.ok ? null : wrong
  } catch {
    return '连不上服务器，请检查网络后再试。'
  }
}
