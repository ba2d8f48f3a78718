// npm start: from a fresh clone to the first page, and in seconds when nothing changed.
// Plain Node without node_modules, because it is what installs them.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { identityOf } from './processes.mjs'
import { startBackupTimer } from './start/backup-timer.mjs'
import { buildDesk } from './start/build.mjs'
import { complain, Refusal, say, seconds } from './start/console.mjs'
import { dataFolder, loadSecrets, lockDataFolder, prepareDataFolder, removeRuntime, writeRuntime } from './start/data-folder.mjs'
import { embeddedUrls, keeperEnvironment, prepareDatabase, startEmbedded } from './start/database.mjs'
import { installPackages } from './start/install.mjs'
import { checkPort, loadNext, serve } from './start/serve.mjs'
import { checkOidc, readAddress, readDatabase } from './start/settings.mjs'
import { makeShutdown } from './start/shutdown.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const dev = process.argv.includes('--dev')
const prefix = process.env.YINGBAO_ROLE_PREFIX || 'yingbao'

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 9)) return
  throw new Refusal(`需要 Node.js 20.9 或更新的版本，本机是 ${process.versions.node}。请从 https://nodejs.org 安装后重试。`)
}

/** Everything Next and the app read from the environment; set before Next is loaded. */
function setEnvironment({ address, secrets, urls, folder }) {
  Object.assign(process.env, {
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXTAUTH_SECRET: secrets.nextAuthSecret,
    NEXTAUTH_URL: address.url,
    DATABASE_URL: urls.appUrl,
    YINGBAO_ROLE_PREFIX: prefix,
    YINGBAO_DATA: folder,
    YINGBAO_ORIGIN: address.url,
  })
  for (const name of ['YINGBAO_OWNER_URL', 'YINGBAO_SUPERUSER_URL', 'YINGBAO_OWNER_PASSWORD', 'YINGBAO_APP_PASSWORD']) delete process.env[name]
}

async function startDatabase({ folder, secrets, external, shutdown }) {
  if (external) return { urls: external, database: { embedded: false } }
  // Before it is up: a Ctrl-C in these seconds must find what to stop.
  const giveUp = new AbortController()
  const starting = startEmbedded({ folder, secrets, signal: giveUp.signal })
  shutdown.onStop(async () => {
    giveUp.abort()
    await (await starting.catch(() => null))?.stop()
  })
  const embedded = await starting
  if (shutdown.isStopping()) throw new Refusal('正在停止。')
  return { urls: embeddedUrls(embedded.port, secrets, prefix), database: { embedded: true, port: embedded.port, folder: embedded.dataDir } }
}

async function start(shutdown) {
  checkNode()
  const address = readAddress(process.env)
  checkOidc(process.env)
  const external = readDatabase(process.env)
  const folder = dataFolder(root)
  prepareDataFolder(folder)
  const lock = lockDataFolder(folder, address.url)
  shutdown.onStop(() => lock.release())
  await checkPort(address)
  if (process.env.YINGBAO_SKIP_INSTALL !== '1') await installPackages(root)
  const secrets = loadSecrets(folder, { embedded: !external })

  const building = dev ? Promise.resolve() : buildDesk(root)
  // The database comes up while the pages are built; a failed build is reported by the await below.
  building.catch(() => {})
  const { urls, database } = await startDatabase({ folder, secrets, external, shutdown })
  const env = keeperEnvironment({ folder, urls, secrets, prefix })
  const preparing = prepareDatabase(root, env)
  // Whichever fails first is reported at once; the other is stopped with everything else.
  await Promise.race([building, preparing.then(() => building)])

  setEnvironment({ address, secrets, urls, folder })
  const { app, ready } = loadNext(root, address, { dev })
  await Promise.all([preparing, ready])
  if (shutdown.isStopping()) return
  shutdown.onStop(await serve({ app, address, dev }))
  writeRuntime(folder, { process: identityOf(process.pid), url: address.url, port: address.port, database })
  shutdown.onStop(() => removeRuntime(folder))
  if (!dev) shutdown.onStop(startBackupTimer({ root, folder, env }))
  say(`✓ 应保已启动（共 ${seconds()} 秒）：${address.url}`)
  const accounts = path.join(folder, 'accounts.txt')
  say(`  数据文件夹：${folder}${existsSync(accounts) ? `，演示账户与密码：${accounts}` : ''}。按 Ctrl-C 停止。`)
}

const shutdown = makeShutdown()
start(shutdown).catch((error) => {
  // A child ended by our own stopping is no failure to report.
  if (!shutdown.isStopping()) complain(error)
  void shutdown.stop(null, 1)
})
