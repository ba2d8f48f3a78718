/**
 * Brings the database up to date before the desk opens: roles and database (embedded only), a backup when migrations are
 * waiting, the migrations, and on an empty embedded database the example. Called by `npm start`; safe to run again.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import postgres from 'postgres'
import { hashPassword } from '../app/_server/passwords'
import { connect } from '../db/client'
import { accounts, installation } from '../db/schema'
import { exampleAccounts } from '../db/seed/example-accounts'
import { issueExampleBulletins } from '../db/seed/example-bulletins'
import { loadCounty } from '../db/seed/load-county'
import { pingliExample } from '../db/seed/pingli'
import { withOperator } from '../db/session'
import { countAppliedMigrations, knownMigrations, migrateDatabase } from '../db/setup/migrate'
import { databaseSql, rolesSql } from '../db/setup/roles'
import { passwordFromBytes } from '../domain/accounts/passwords'
import { roleLabels } from '../domain/access/roles'

const ownerUrl = process.env.YINGBAO_OWNER_URL
const superuserUrl = process.env.YINGBAO_SUPERUSER_URL
const prefix = process.env.YINGBAO_ROLE_PREFIX ?? 'yingbao'
const dataFolder = process.env.YINGBAO_DATA ?? path.join(process.cwd(), '.yingbao')

async function createEmbeddedDatabase(adminUrl: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    await admin.unsafe(rolesSql(prefix))
    // ALTER ROLE takes no parameters; the passwords are generated hex or base64url.
    await admin.unsafe(`ALTER ROLE ${prefix}_owner PASSWORD '${process.env.YINGBAO_OWNER_PASSWORD}'; ALTER ROLE ${prefix}_login PASSWORD '${process.env.YINGBAO_APP_PASSWORD}'`)
    const [found] = await admin`select from pg_database where datname = 'yingbao'`
    if (!found) for (const statement of databaseSql(prefix, 'yingbao')) await admin.unsafe(statement)
  } finally {
    await admin.end()
  }
}

async function migrateWithBackup(url: string): Promise<void> {
  const applied = await countAppliedMigrations(url)
  const known = knownMigrations().length
  if (applied > known) {
    throw new Error(`数据库已升级到第${applied}步，本程序只认得到第${known}步：这是旧版程序，请使用上次运行的版本或更新的版本。`)
  }
  if (applied === known) return
  if (applied > 0) {
    const { backupDatabase } = await import('../db/backup/backup')
    const file = await backupDatabase({ ownerUrl: url, prefix, folder: path.join(dataFolder, 'backups') })
    console.log(`升级前已备份到 ${file}`)
  }
  await migrateDatabase(url, prefix)
  console.log(applied === 0 ? '数据表已建好' : `数据表已升级到第${known}步`)
}

/** Loads Pingli with one account per role; the passwords go to the console once and to a file only its owner reads. */
async function loadExample(url: string): Promise<void> {
  const people = await Promise.all(exampleAccounts.map(async (account) => {
    const password = passwordFromBytes(randomBytes(12))
    return { ...account, password, passwordHash: await hashPassword(password) }
  }))
  const { client, db } = connect(url, { max: 1 })
  try {
    await withOperator(db, '610926', async (tx) => {
      await loadCounty(tx, pingliExample(), '演示数据')
      await tx.insert(accounts).values(people.map(({ password: _password, ...account }) => ({ ...account, mustChangePassword: false })))
      await issueExampleBulletins(tx)
    })
  } finally {
    await client.end()
  }
  const lines = people.map((person) => `${person.username}\t${person.password}\t${roleLabels[person.role]}\t${person.displayName}`)
  const file = path.join(dataFolder, 'accounts.txt')
  mkdirSync(dataFolder, { recursive: true })
  writeFileSync(file, `用户名\t密码\t角色\t姓名\n${lines.join('\n')}\n`, { mode: 0o600 })
  console.log(`已载入演示数据：平利县2022年度。账户（只显示这一次，同样记在 ${file}）：`)
  for (const line of lines) console.log(`  ${line.replaceAll('\t', '  ')}`)
}

/** Where nobody can sign in yet, the console names a one-time code for the first administrator. */
async function offerFirstRun(url: string): Promise<void> {
  const code = passwordFromBytes(randomBytes(12))
  const { client, db } = connect(url, { max: 1 })
  try {
    await withOperator(db, '', async (tx) => {
      const value = createHash('sha256').update(code).digest('hex')
      await tx.insert(installation).values({ key: 'first_run_code', value }).onConflictDoUpdate({ target: installation.key, set: { value } })
    })
  } finally {
    await client.end()
  }
  console.log(`数据库里还没有账户。请打开首页，用这个一次性代码建立第一个管理员：${code}`)
}

async function hasAccounts(url: string): Promise<boolean> {
  const { client, db } = connect(url, { max: 1 })
  try {
    return await withOperator(db, '', async (tx) => (await tx.select({ id: accounts.id }).from(accounts).limit(1)).length > 0)
  } finally {
    await client.end()
  }
}

async function main(): Promise<void> {
  if (!ownerUrl) throw new Error('没有设置 YINGBAO_OWNER_URL：升级数据库需要所有者的连接地址，见 docs/operations.md。')
  if (superuserUrl) await createEmbeddedDatabase(superuserUrl)
  await migrateWithBackup(ownerUrl)
  if (await hasAccounts(ownerUrl)) return
  const empty = process.env.YINGBAO_EMPTY === '1' || !superuserUrl
  if (empty) await offerFirstRun(ownerUrl)
  else await loadExample(ownerUrl)
}

main().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message : problem)
  process.exit(1)
})
