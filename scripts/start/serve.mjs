// The web server: Next inside our own HTTP server, in this process.
import http from 'node:http'
import https from 'node:https'
import { createRequire } from 'node:module'
import path from 'node:path'
import { sleep } from '../processes.mjs'
import { Refusal } from './console.mjs'
import { makeGuard } from './guard.mjs'

/** How long answers under way may take when stopping. In development the page's reload socket never ends by itself. */
const drainMs = (dev) => (dev ? 1_000 : 10_000)

function portSentence(error, { host, port }) {
  if (error.code === 'EADDRINUSE') return `端口 ${port} 已被别的程序占用。请停下那个程序，或用 PORT 换一个端口，例如 PORT=3001。`
  if (error.code === 'EACCES') return `没有权限使用端口 ${port}。请用 PORT 换一个 1024 以上的端口。`
  if (error.code === 'EADDRNOTAVAIL') return `本机没有地址 ${host}，请检查 HOST。`
  return `无法在 ${host}:${port} 提供服务：${error.message}`
}

function listen(server, address) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Refusal(portSentence(error, address))))
    server.listen(address.port, address.host, resolve)
  })
}

/** Says early, before minutes of work, that the port is taken. */
export async function checkPort(address) {
  const probe = http.createServer()
  await listen(probe, address)
  await new Promise((resolve) => probe.close(resolve))
}

function makeServer({ tls }, onRequest) {
  const server = tls ? https.createServer({ ...tls, minVersion: 'TLSv1.2' }, onRequest) : http.createServer(onRequest)
  // An upload of 25 MB over a slow county line takes minutes; a header does not.
  server.requestTimeout = 300_000
  server.headersTimeout = 20_000
  // Longer than the 3 s poll, so that a polling page keeps its connection.
  server.keepAliveTimeout = 15_000
  return server
}

/** Loads Next for this address; its environment must be set before. `ready` resolves when it can answer. */
export function loadNext(root, address, { dev }) {
  const require = createRequire(path.join(root, 'package.json'))
  const next = require('next')
  const app = next({ dev, dir: root, hostname: address.host, port: address.port, ...(dev ? { turbopack: true } : {}) })
  return { app, ready: app.prepare() }
}

/** Serves until `close()`, which answers what is under way and then shuts the door. In development Next adds its own socket for reloading. */
export async function serve({ app, address, dev }) {
  const handle = app.getRequestHandler()
  const admit = makeGuard(address)
  let closing = false
  const server = makeServer(address, (req, res) => {
    if (closing) res.setHeader('connection', 'close')
    if (admit(req, res)) void handle(req, res)
  })
  await listen(server, address)
  return async function close() {
    closing = true
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    await Promise.race([closed, sleep(drainMs(dev))])
    server.closeAllConnections()
    await Promise.race([app.close(), sleep(2_000)])
  }
}
