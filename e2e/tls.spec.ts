import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { tmpdir } from 'node:os'
import { mkdtempSync } from 'node:fs'
import { generate } from 'selfsigned'
import { prepareDesk, type DeskProcess } from './desk-process'
import { expect, signIn, test } from './fixtures'

test.use({ ignoreHTTPSErrors: true })

let desk: DeskProcess

test.beforeAll(async () => {
  const pair = await generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048 })
  const folder = mkdtempSync(path.join(tmpdir(), 'yingbao-tls-'))
  const files = { YINGBAO_TLS_CERT: path.join(folder, 'cert.pem'), YINGBAO_TLS_KEY: path.join(folder, 'key.pem') }
  writeFileSync(files.YINGBAO_TLS_CERT, pair.cert)
  writeFileSync(files.YINGBAO_TLS_KEY, pair.private, { mode: 0o600 })
  desk = await prepareDesk(files)
  await desk.start()
})
test.afterAll(() => desk.remove())

test('through TLS one signs in, and the cookie never travels without it', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: desk.url, ignoreHTTPSErrors: true })
  const page = await context.newPage()
  await signIn(page, 'lingdao', '/dashboard', desk.passwordOf('lingdao'))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const cookies = await context.cookies()
  const session = cookies.find((cookie) => cookie.name === '__Secure-next-auth.session-token')
  expect(session).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax' })
  const answer = await page.request.get('/login')
  expect(answer.headers()['strict-transport-security']).toContain('max-age=')
  await context.close()
})
