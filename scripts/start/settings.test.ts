import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkOidc, readAddress, readDatabase } from './settings.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'yingbao-settings-'))
const pem = path.join(folder, 'file.pem')
writeFileSync(pem, 'PEM')
const tls = { YINGBAO_TLS_CERT: pem, YINGBAO_TLS_KEY: pem }
const origin = 'https://yibao.example.gov.cn'
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the address (decision 15)', () => {
  it('is the loopback address by default', () => {
    expect(readAddress({})).toMatchObject({ host: '127.0.0.1', port: 3000, url: 'http://127.0.0.1:3000', tls: null })
    expect([...readAddress({ PORT: '8080' }).allowedHosts]).toEqual(['localhost:8080', '127.0.0.1:8080', '[::1]:8080'])
  })

  it.each([
    ['an open door', { HOST: '0.0.0.0' }, '必须加密'],
    ['an open door with a certificate but no origin', { HOST: '0.0.0.0', ...tls }, 'YINGBAO_ORIGIN=https://'],
    ['a plain origin', { HOST: '192.168.1.5', YINGBAO_ORIGIN: 'http://192.168.1.5:3000' }, '必须加密'],
    ['an origin nobody encrypts', { HOST: '0.0.0.0', YINGBAO_ORIGIN: origin }, '还需要 YINGBAO_TLS_CERT'],
    ['a plain origin beside a certificate', { YINGBAO_ORIGIN: 'http://a.b', ...tls }, '也要以 https:// 开头'],
    ['a certificate without its key', { YINGBAO_TLS_CERT: pem }, '要一起设置'],
    ['a certificate that is not there', { YINGBAO_TLS_CERT: pem, YINGBAO_TLS_KEY: `${pem}.no` }, '读不到 YINGBAO_TLS_KEY'],
    ['a proxy by name', { YINGBAO_TRUSTED_PROXY: 'nginx', YINGBAO_ORIGIN: origin }, '反向代理的 IP 地址'],
    ['an origin with a path', { YINGBAO_ORIGIN: `${origin}/desk` }, '只写协议、主机名和端口'],
    ['an origin that is none', { YINGBAO_ORIGIN: 'yibao' }, '应为完整网址'],
    ['a port in words', { PORT: 'three' }, 'PORT 应为 1 到 65535'],
    ['a port of zero', { PORT: '0' }, 'PORT 应为 1 到 65535'],
  ])('refuses %s', (_, env, sentence) => {
    expect(() => readAddress(env)).toThrow(sentence)
  })

  it('serves others with an own certificate or behind a named proxy', () => {
    expect(readAddress({ HOST: '0.0.0.0', YINGBAO_ORIGIN: origin, ...tls }).url).toBe(origin)
    const proxied = readAddress({ HOST: '0.0.0.0', YINGBAO_ORIGIN: origin, YINGBAO_TRUSTED_PROXY: '10.0.0.2' })
    expect(proxied.allowedHosts.has('yibao.example.gov.cn')).toBe(true)
    expect(readAddress({ ...tls, PORT: '443' })).toMatchObject({ url: 'https://localhost:443' })
    expect(readAddress({ ...tls, PORT: '443' }).allowedHosts.has('localhost')).toBe(true)
  })
})

describe('the database', () => {
  it('is the embedded one without a URL, and wants the owner beside a URL', () => {
    expect(readDatabase({})).toBeNull()
    expect(() => readDatabase({ DATABASE_URL: 'postgres://x' })).toThrow('还需要 YINGBAO_OWNER_URL')
    expect(readDatabase({ DATABASE_URL: 'a', YINGBAO_OWNER_URL: 'b' })).toEqual({ appUrl: 'a', ownerUrl: 'b' })
  })
})

describe('the sign-in server (OIDC)', () => {
  const whole = { YINGBAO_OIDC_ISSUER: 'https://id.example.gov.cn', YINGBAO_OIDC_CLIENT_ID: 'yingbao', YINGBAO_OIDC_CLIENT_SECRET: 'secret' }

  it.each([
    ['a client without an issuer', { YINGBAO_OIDC_CLIENT_ID: 'yingbao' }, '还需要 YINGBAO_OIDC_ISSUER'],
    ['an issuer without a client', { YINGBAO_OIDC_ISSUER: whole.YINGBAO_OIDC_ISSUER }, '还需要 YINGBAO_OIDC_CLIENT_ID 与 YINGBAO_OIDC_CLIENT_SECRET'],
    ['a plain issuer', { ...whole, YINGBAO_OIDC_ISSUER: 'http://id.example.gov.cn' }, '应以 https:// 开头'],
    ['an issuer that is none', { ...whole, YINGBAO_OIDC_ISSUER: 'id' }, '应为完整网址'],
    ['a second factor in other words', { ...whole, YINGBAO_OIDC_SECOND_FACTOR: 'yes' }, '只能写 provider'],
  ])('refuses %s', (_, env, sentence) => {
    expect(() => checkOidc(env)).toThrow(sentence)
  })

  it('may be absent, whole, or plain on this computer alone', () => {
    for (const env of [{}, whole, { ...whole, YINGBAO_OIDC_SECOND_FACTOR: 'provider' }, { ...whole, YINGBAO_OIDC_ISSUER: 'http://localhost:4000' }]) expect(() => checkOidc(env)).not.toThrow()
  })
})
