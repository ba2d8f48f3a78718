// What every request passes before the desk sees it: who may connect, under which name, from where, how much.
import { isIP } from 'node:net'
import { isLoopback } from './settings.mjs'

export const BODY_LIMIT = 25 * 1024 * 1024

/** Headers that say where a request came from. Nobody but the named proxy may set them, and even its values are rewritten. */
const CLAIMS = /^(forwarded|x-forwarded-.*|x-real-ip|x-yingbao-.*)$/

/** Without IPv4's clothing and the interface of a link-local address, which the log's column does not take. */
const plainAddress = (address) => (address ?? '').replace(/^::ffff:/, '').replace(/%.*$/, '')

function refuse(req, res, status, sentence) {
  const json = req.url?.startsWith('/api/')
  const body = json ? JSON.stringify({ error: sentence }) : `${sentence}\n`
  res.writeHead(status, {
    'content-type': json ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    connection: 'close',
  })
  res.end(body)
  return false
}

/** The last hop that the trusted proxy itself wrote; earlier ones are whatever the client claimed. */
function lastHop(header) {
  const hop = String(header ?? '').split(',').pop()?.trim() ?? ''
  const address = plainAddress(hop.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1'))
  // Proxies also write `unknown` and made-up names.
  return isIP(address) ? address : ''
}

/** Counts a body whose length was not announced, and cuts it off beyond the limit. */
function limitStream(req, res) {
  let bytes = 0
  const push = req.push
  req.push = function counted(chunk, encoding) {
    bytes += chunk?.length ?? 0
    if (bytes <= BODY_LIMIT) return push.call(this, chunk, encoding)
    req.push = () => false
    if (!res.headersSent) refuse(req, res, 413, tooLarge)
    res.once('close', () => req.destroy())
    return false
  }
}

const tooLarge = `内容超过 ${BODY_LIMIT / 1024 / 1024} MB，没有接收。请把文件拆小后再传。`

/**
 * Returns `admit(req, res)`: true when the request may go on, else it has been answered.
 * Afterwards `x-yingbao-address` is the client's address, `x-forwarded-host` and `-proto` are the checked ones.
 */
export function makeGuard({ allowedHosts, origin, tls, trustedProxy, host: boundHost }) {
  const proxyAddress = trustedProxy && plainAddress(trustedProxy)
  const proxiedOnly = !isLoopback(boundHost) && !tls
  return function admit(req, res) {
    const peer = plainAddress(req.socket.remoteAddress)
    const viaProxy = peer === proxyAddress
    const claims = { ...req.headers }
    for (const name of Object.keys(req.headers)) if (CLAIMS.test(name)) delete req.headers[name]
    if (proxiedOnly && !viaProxy && !isLoopback(peer)) return refuse(req, res, 403, '请使用公布的网址访问，不要直接连接这个端口。')

    const named = String((viaProxy && claims['x-forwarded-host']) || claims.host || '').toLowerCase()
    if (!allowedHosts.has(named)) return refuse(req, res, 421, `这里不提供“${named.slice(0, 100)}”的服务。请使用公布的网址访问。`)

    // A NUL is in no address of ours, and the database refuses one with an error of its own.
    if (/%00/.test(req.url ?? '')) return refuse(req, res, 400, '网址里含有不能识别的字符，请检查后重新打开。')

    const client = (viaProxy && lastHop(claims['x-forwarded-for'])) || peer
    const secure = viaProxy ? origin?.protocol === 'https:' : Boolean(tls)
    req.headers['x-yingbao-address'] = client
    req.headers['x-forwarded-for'] = client
    // A proxy that passes its own upstream name stands for the published one.
    req.headers['x-forwarded-host'] = viaProxy && origin ? origin.host : named
    req.headers['x-forwarded-proto'] = secure ? 'https' : 'http'
    if (secure) res.setHeader('strict-transport-security', 'max-age=31536000')

    const announced = Number(claims['content-length'] ?? 0)
    if (announced > BODY_LIMIT) return refuse(req, res, 413, tooLarge)
    if (claims['transfer-encoding']) limitStream(req, res)
    return true
  }
}
