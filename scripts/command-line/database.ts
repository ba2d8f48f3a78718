import { existsSync } from 'node:fs'
import path from 'node:path'
import { startPostgres } from '../postgres.mjs'
import { loadSecrets, prepareDataFolder, readRuntime } from '../start/data-folder.mjs'
import { embeddedUrls, keeperEnvironment, prepareDatabase } from '../start/database.mjs'
import { Refused } from './verb'

export interface DatabaseAccess {
  /** Connects as the owner: migrates, and may become the operator. */
  ownerUrl: string
  /** Connects as the web server does. */
  appUrl: string
  prefix: string
}

interface Place {
  root: string
  dataFolder: string
  prefix: string
  say(sentence: string): void
}

export interface OpenedDatabase {
  access: DatabaseAccess
  close(): Promise<void>
}

function byUrl(prefix: string): OpenedDatabase | null {
  const { DATABASE_URL: appUrl, YINGBAO_OWNER_URL: ownerUrl } = process.env
  if (!appUrl && !ownerUrl) return null
  if (!ownerUrl) throw new Refused('设置了 DATABASE_URL，还需要 YINGBAO_OWNER_URL（建表账号的连接串）。')
  return { access: { ownerUrl, appUrl: appUrl ?? ownerUrl, prefix }, close: async () => {} }
}

/** The database of a running desk; without one the embedded database is started and later stopped again. */
export async function openDatabase({ root, dataFolder, prefix, say }: Place, create: boolean): Promise<OpenedDatabase> {
  const external = byUrl(prefix)
  if (external) return external
  const runtime = readRuntime(dataFolder)
  if (runtime && !runtime.database.embedded) throw new Refused('正在运行的应保使用单独的数据库，请设置同样的 DATABASE_URL 与 YINGBAO_OWNER_URL 再执行。')
  if (runtime?.database.embedded) {
    const urls = embeddedUrls(runtime.database.port, loadSecrets(dataFolder, { embedded: true }), prefix)
    return { access: { ...urls, prefix }, close: async () => {} }
  }
  if (!create && !existsSync(path.join(dataFolder, 'secrets.json'))) {
    throw new Refused(`${dataFolder} 里没有应保的数据。请用 YINGBAO_DATA 指明数据文件夹，或先运行一次 npm start。`)
  }
  return startEmbedded({ root, dataFolder, prefix, say }, create)
}

async function startEmbedded({ root, dataFolder, prefix, say }: Place, create: boolean): Promise<OpenedDatabase> {
  prepareDataFolder(dataFolder)
  const secrets = loadSecrets(dataFolder, { embedded: true })
  say('正在临时启动内置数据库')
  const server = await startPostgres({ dataDir: path.join(dataFolder, 'postgres'), password: secrets.superuserPassword, log: say })
  const urls = embeddedUrls(server.port, secrets, prefix)
  try {
    if (create) {
      const env = { ...keeperEnvironment({ folder: dataFolder, urls, secrets, prefix }), YINGBAO_EMPTY: '1' }
      await prepareDatabase(root, env, 'quiet')
    }
    return { access: { ...urls, prefix }, close: () => server.stop() }
  } catch (error) {
    await server.stop()
    throw error
  }
}
