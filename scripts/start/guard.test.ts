import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { BODY_LIMIT, makeGuard } from './guard.mjs'
import { readAddress, type Environment } from './settings.mjs'

const servers: http.Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A server that admits by the guard and answers with the headers and the number of body bytes it was given. */
async function serveGuarded(env: Environment) {
  const server = http.createServer((req, res) => {
    const admit = makeGuard(readAddress({ ...env, PORT: String((server.address() as AddressInfo).port) }))
    if (!admit(req, res)) return
    let bytes = 0
    req.on('data', (chunk: Buffer) => (bytes += chunk.length))
    req.on('end', () => res.end(JSON.stringify({ headers: req.headers, bytes })))
    req.on('error', () => {})
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

interface Ask {
  headers?: Record<string, string>
  path?: string
  bytes?: number
}

function ask(port: number, { headers = {}, path = '/', bytes }: Ask): Promise<{ status: number; body: string; type: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path, method: bytes === undefined ? 'GET' : 'POST', headers, agent: false }, (res) => {
      let body = ''
      res.setEncoding('utf8').on('data', (text: string) => (body += text))
      res.on('end', () => resolve({ status: res.statusCode ?? 0, body, type: res.headers['content-type'] ?? '' }))
    })
    request.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? undefined : reject(error)))
    const chunk = Buffer.alloc(1024 * 1024)
    for (let left = bytes ?? 0; left > 0; left -= chunk.length) request.write(chunk.subarray(0, Math.min(left, chunk.length)))
    request.end()
  })
}

const headersOf = (answer: { body: string }) => (JSON.parse(answer.body) as { headers: Record<string, string> }).headers

describe('every request', () => {
  it('is told apart by its socket, whatever it claims', async () => {
    const port = await serveGuarded({})
    const forged = { 'x-forwarded-for': '6.6.6.6', 'x-yingbao-address': '6.6.6.6', 'x-real-ip': '6.6.6.6', forwarded: 'for=6.6.6.6', 'x-forwarded-proto': 'https' }
    const headers = headersOf(await ask(port, { headers: forged }))
    expect(headers['x-yingbao-address']).toBe('127.0.0.1')
    expect(headers['x-forwarded-proto']).toBe('http')
    expect(JSON.stringify(headers)).not.toContain('6.6.6.6')
  })

  it('must name a host that is served here', async () => {
    const port = await serveGuarded({})
    const answer = await ask(port, { headers: { host: 'evil.example' } })
    expect(answer).toMatchObject({ status: 421, type: 'text/plain; charset=utf-8' })
    expect(answer.body).toContain('不提供“evil.example”的服务')
    expect((await ask(port, { headers: { host: `LOCALHOST:${port}` } })).status).toBe(200)
  })

  it('through the named proxy carries the address that the proxy saw, not what the client told the proxy', async () => {
    const port = await serveGuarded({ YINGBAO_ORIGIN: 'https://yibao.example.gov.cn', YINGBAO_TRUSTED_PROXY: '127.0.0.1' })
    const claims = { 'x-forwarded-for': '6.6.6.6, 10.1.2.3', 'x-forwarded-host': 'yibao.example.gov.cn', 'x-forwarded-proto': 'http' }
    expect(headersOf(await ask(port, { headers: claims }))).toMatchObject({
      'x-yingbao-address': '10.1.2.3',
      'x-forwarded-for': '10.1.2.3',
      'x-forwarded-host': 'yibao.example.gov.cn',
      'x-forwarded-proto': 'https',
    })
    expect((await ask(port, { headers: { ...claims, 'x-forwarded-host': 'evil.example' } })).status).toBe(421)
  })

  it.each([
    ['unknown', '127.0.0.1'],
    ['6.6.6.6, _hidden', '127.0.0.1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['[2001:db8::5]:4711', '2001:db8::5'],
  ])('through the named proxy that writes “%s” has the address %s, which the log can hold', async (written, address) => {
    const port = await serveGuarded({ YINGBAO_ORIGIN: 'https://yibao.example.gov.cn', YINGBAO_TRUSTED_PROXY: '127.0.0.1' })
    const claims = { 'x-forwarded-for': written, 'x-forwarded-host': 'yibao.example.gov.cn' }
    expect(headersOf(await ask(port, { headers: claims }))).toMatchObject({ 'x-yingbao-address': address })
  })

  it('with a NUL in its address is refused before anything reads it', async () => {
    expect(await ask(await serveGuarded({}), { path: '/admin/accounts?q=%00' })).toMatchObject({ status: 400 })
    expect(await ask(await serveGuarded({}), { path: '/api/towns/%00' })).toMatchObject({ status: 400, type: 'application/json; charset=utf-8' })
  })

  it('is not believed when another proxy is the named one', async () => {
    const port = await serveGuarded({ YINGBAO_ORIGIN: 'https://yibao.example.gov.cn', YINGBAO_TRUSTED_PROXY: '10.0.0.2' })
    const headers = headersOf(await ask(port, { headers: { 'x-forwarded-for': '6.6.6.6' } }))
    expect(headers).toMatchObject({ 'x-yingbao-address': '127.0.0.1', 'x-forwarded-proto': 'http' })
  })

  it.each([
    ['announced', {}],
    ['not announced', { 'transfer-encoding': 'chunked' }],
  ])('may carry up to the limit, its length %s', async (_, headers) => {
    const port = await serveGuarded({})
    const bytes = BODY_LIMIT
    const announced = 'transfer-encoding' in headers ? headers : { 'content-length': String(bytes) }
    const whole = await ask(port, { headers: announced as Record<string, string>, path: '/api/x', bytes })
    expect(JSON.parse(whole.body)).toMatchObject({ bytes })
  })

  it('announcing more than the limit is refused before it is read', async () => {
    const port = await serveGuarded({})
    const answer = await ask(port, { headers: { 'content-length': String(BODY_LIMIT + 1) }, path: '/api/x', bytes: 0 })
    expect(answer).toMatchObject({ status: 413, type: 'application/json; charset=utf-8' })
    expect(JSON.parse(answer.body)).toEqual({ error: '内容超过 25 MB，没有接收。请把文件拆小后再传。' })
  })

  it('streaming more than the limit is cut off', async () => {
    const port = await serveGuarded({})
    const request = ask(port, { headers: { 'transfer-encoding': 'chunked' }, path: '/api/x', bytes: BODY_LIMIT + 8 * 1024 * 1024 })
    // The client may see the answer or the cut connection first; it never sees success.
    const status = await request.then((answer) => answer.status, () => 413)
    expect(status).toBe(413)
  })
})
