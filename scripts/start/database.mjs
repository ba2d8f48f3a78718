// The desk's database: the embedded one, kept alive, or a server by URL; brought up to date before anything reads it.
import path from 'node:path'
import { startPostgres } from '../postgres.mjs'
import { sleep } from '../processes.mjs'
import { runChild } from './children.mjs'
import { say, step } from './console.mjs'

const DATABASE = 'yingbao'

/** Connection strings of the embedded database by role. */
export function embeddedUrls(port, secrets, prefix) {
  const url = (role, password) => `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`
  return {
    appUrl: url(`${prefix}_login`, secrets.appPassword),
    ownerUrl: url(`${prefix}_owner`, secrets.ownerPassword),
    superuserUrl: `postgres://postgres:${encodeURIComponent(secrets.superuserPassword)}@127.0.0.1:${port}/postgres`,
  }
}

/** Starts the embedded PostgreSQL and starts it again, on the same port, whenever it dies without being told to. */
export async function startEmbedded({ folder, secrets, signal }) {
  const options = { dataDir: path.join(folder, 'postgres'), password: secrets.superuserPassword, signal }
  const state = { running: await step('正在启动数据库', '数据库已启动', () => startPostgres({ ...options, log: (line) => say(`  ${line}`) })), stopped: false }
  const revive = async () => {
    for (let attempt = 1; !state.stopped; attempt += 1) {
      try {
        say('! 数据库意外停止，正在重新启动')
        state.running = await startPostgres({ ...options, port: state.running.port })
        state.running.onUnexpectedExit(revive)
        if (state.stopped) await state.running.stop()
        return say('✓ 数据库已重新启动')
      } catch (error) {
        say(`! ${error.message}`)
        await sleep(Math.min(attempt * 1000, 10_000))
      }
    }
  }
  state.running.onUnexpectedExit(revive)
  return {
    port: state.running.port,
    dataDir: state.running.dataDir,
    stop: () => {
      state.stopped = true
      return state.running.stop()
    },
  }
}

/** The environment of the programs that may migrate and back up. The web server itself never gets the owner's URL. */
export function keeperEnvironment({ folder, urls, secrets, prefix }) {
  return {
    ...process.env,
    YINGBAO_DATA: folder,
    YINGBAO_ROLE_PREFIX: prefix,
    YINGBAO_OWNER_URL: urls.ownerUrl,
    DATABASE_URL: urls.appUrl,
    ...(urls.superuserUrl && {
      YINGBAO_SUPERUSER_URL: urls.superuserUrl,
      YINGBAO_OWNER_PASSWORD: secrets.ownerPassword,
      YINGBAO_APP_PASSWORD: secrets.appPassword,
    }),
  }
}

/** Arguments that run a TypeScript file of ours under Node. */
export const typescriptArguments = (file) => ['--conditions=react-server', '--import', 'tsx', file]

/** Roles, migrations and the example; the program prints its own lines. */
export function prepareDatabase(root, env, output = 'inherit') {
  const args = typescriptArguments(path.join(root, 'scripts', 'prepare-database.ts'))
  return runChild(process.execPath, args, { cwd: root, env, output, failure: output === 'inherit' ? '数据库没有准备好，原因见上面' : '数据库没有准备好' })
}
