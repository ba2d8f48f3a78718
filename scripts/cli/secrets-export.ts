import { copyFileSync, chmodSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { connect } from '../../db/client'
import { secretsFile } from '../start/data-folder.mjs'
import type { DatabaseAccess } from '../command-line/database'
import { Refused, type Verb } from '../command-line/verb'

/** Notes the day, which ends the administrator's reminder. A database from before that table has nothing to note it in. */
async function noteExport({ ownerUrl, prefix }: DatabaseAccess): Promise<boolean> {
  const { client } = connect(ownerUrl, { max: 1 })
  try {
    await client.begin(async (tx) => {
      await tx`select set_config('role', ${`${prefix}_operator`}, true)`
      await tx`insert into installation (key, value) values ('secrets_exported_at', ${new Date().toISOString()})
        on conflict (key) do update set value = excluded.value`
    })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42P01') return false
    throw error
  } finally {
    await client.end()
  }
}

const secretsExport: Verb = {
  words: 'secrets export',
  arguments: '<文件>',
  summary: '导出密钥到一个文件，与备份分开保管；丢了密钥，备份也恢复不全',
  async run({ args, dataFolder, database }) {
    const source = secretsFile(dataFolder)
    const target = path.resolve(args[0] ?? '')
    if (!existsSync(source)) throw new Refused(`${dataFolder} 里还没有密钥。请先运行一次 npm start。`)
    if (existsSync(target)) throw new Refused(`${target} 已经存在，没有覆盖。请换一个文件名。`)
    const access = await database()
    copyFileSync(source, target, constants.COPYFILE_EXCL)
    chmodSync(target, 0o600)
    const noted = await noteExport(access)
    const text = [`✓ 密钥已导出到 ${target}（只有本账号能读）。请存到别处，不要和备份放在一起。`, `  用时把它放回 ${source}，再运行 npm start。`]
    return { text: text.join('\n'), json: { file: target, noted } }
  },
}

export default secretsExport
