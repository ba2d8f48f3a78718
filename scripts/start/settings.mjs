// The address the desk serves at, from the environment. Every wrong combination is refused with a sentence.
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { Refusal } from './console.mjs'

export const isLoopback = (host) => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

function readPort(text) {
  const port = Number(text ?? 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Refusal(`PORT 应为 1 到 65535 的整数，读到的是“${text}”。`)
  return port
}

function readTls(cert, key) {
  if (!cert && !key) return null
  if (!cert || !key) throw new Refusal('YINGBAO_TLS_CERT 与 YINGBAO_TLS_KEY 要一起设置：一个是证书文件，一个是私钥文件。')
  const read = (name, file) => {
    try {
      return readFileSync(file)
    } catch (error) {
      throw new Refusal(`读不到 ${name} 指定的文件 ${file}（${error.code}）。`)
    }
  }
  return { cert: read('YINGBAO_TLS_CERT', cert), key: read('YINGBAO_TLS_KEY', key) }
}

function readOrigin(text) {
  if (!text) return null
  let url
  try {
    url = new URL(text)
  } catch {
    throw new Refusal(`YINGBAO_ORIGIN 应为完整网址，如 https://yibao.example.gov.cn，读到的是“${text}”。`)
  }
  if (!/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.username) {
    throw new Refusal(`YINGBAO_ORIGIN 只写协议、主机名和端口，如 https://yibao.example.gov.cn，读到的是“${text}”。`)
  }
  return url
}

/** Decision 15: beyond loopback only with TLS, by own certificate or behind a named proxy. */
function refuseOpenDoor({ host, origin, tls, trustedProxy }) {
  if (trustedProxy && !isIP(trustedProxy)) throw new Refusal(`YINGBAO_TRUSTED_PROXY 应为反向代理的 IP 地址，读到的是“${trustedProxy}”。`)
  if (tls && origin?.protocol === 'http:') throw new Refusal('设置了 TLS 证书，YINGBAO_ORIGIN 也要以 https:// 开头。')
  if (origin?.protocol === 'https:' && !tls && !trustedProxy) {
    throw new Refusal('YINGBAO_ORIGIN 是 https，还需要 YINGBAO_TLS_CERT 与 YINGBAO_TLS_KEY（证书与私钥文件），或 YINGBAO_TRUSTED_PROXY（反向代理的 IP 地址）。')
  }
  if (isLoopback(host)) return
  if (origin?.protocol === 'https:') return
  throw new Refusal(
    `HOST=${host} 会让别的电脑也能访问，必须加密：请设置 YINGBAO_ORIGIN=https://…（大家使用的网址），` +
      '再设置 YINGBAO_TLS_CERT 与 YINGBAO_TLS_KEY（证书与私钥文件），或 YINGBAO_TRUSTED_PROXY（反向代理的 IP 地址）。只在本机使用时不要设置 HOST。',
  )
}

function hostsOf({ origin, port, tls }) {
  const names = ['localhost', '127.0.0.1', '[::1]']
  const hosts = names.map((name) => `${name}:${port}`)
  if (port === (tls ? 443 : 80)) hosts.push(...names)
  if (origin) hosts.push(origin.host.toLowerCase())
  return new Set(hosts)
}

/** { host, port, url, origin, allowedHosts, tls, trustedProxy } of this start. */
export function readAddress(env) {
  const port = readPort(env.PORT)
  const host = env.HOST || '127.0.0.1'
  const tls = readTls(env.YINGBAO_TLS_CERT, env.YINGBAO_TLS_KEY)
  const origin = readOrigin(env.YINGBAO_ORIGIN)
  const trustedProxy = env.YINGBAO_TRUSTED_PROXY || null
  refuseOpenDoor({ host, origin, tls, trustedProxy })
  const url = origin?.origin ?? (tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`)
  return { host, port, url, tls, trustedProxy, origin, allowedHosts: hostsOf({ origin, port, tls }) }
}

/** The database by URL, or null for the embedded one. */
export function readDatabase(env) {
  if (!env.DATABASE_URL) return null
  if (!env.YINGBAO_OWNER_URL) {
    throw new Refusal('设置了 DATABASE_URL，还需要 YINGBAO_OWNER_URL（建表账号的连接串）来升级数据库结构。账号由 npm run cli -- db roles 打印的 SQL 建立。')
  }
  return { ownerUrl: env.YINGBAO_OWNER_URL, appUrl: env.DATABASE_URL }
}

/** Refuses a half-set sign-in server (OIDC); the app itself reads the settings. */
export function checkOidc(env) {
  const { YINGBAO_OIDC_ISSUER: issuer, YINGBAO_OIDC_SECOND_FACTOR: secondFactor } = env
  const others = ['YINGBAO_OIDC_CLIENT_ID', 'YINGBAO_OIDC_CLIENT_SECRET']
  if (!issuer) {
    const lonely = [...others, 'YINGBAO_OIDC_NAME', 'YINGBAO_OIDC_CLAIM', 'YINGBAO_OIDC_SECOND_FACTOR'].find((name) => env[name])
    if (lonely) throw new Refusal(`设置了 ${lonely}，还需要 YINGBAO_OIDC_ISSUER（统一身份认证的网址）。不用统一身份认证的，请都不设置。`)
    return
  }
  const missing = others.filter((name) => !env[name])
  if (missing.length > 0) throw new Refusal(`设置了 YINGBAO_OIDC_ISSUER，还需要 ${missing.join(' 与 ')}，由统一身份认证的管理员给出。`)
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) throw new Refusal(`YINGBAO_OIDC_ISSUER 应为完整网址，如 https://id.example.gov.cn，读到的是“${issuer}”。`)
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) throw new Refusal(`统一身份认证必须加密：YINGBAO_OIDC_ISSUER 应以 https:// 开头，读到的是“${issuer}”。`)
  if (secondFactor && secondFactor !== 'provider') throw new Refusal(`YINGBAO_OIDC_SECOND_FACTOR 只能写 provider（由统一身份认证核验第二因素），或不设置；读到的是“${secondFactor}”。`)
}
