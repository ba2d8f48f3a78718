import type { Verb } from '../command-line/verb'

const dbRoles: Verb = {
  words: 'db roles',
  summary: '打印建立数据库账号的 SQL，交给数据库管理员在 PostgreSQL 15 以上执行',
  async run({ prefix }) {
    const { databaseSql, rolesSql } = await import('../../db/setup/roles')
    const sql = [
      '-- 由数据库管理员以超级用户执行一次。把两处口令换成自己的。',
      rolesSql(prefix),
      `ALTER ROLE ${prefix}_owner PASSWORD '请替换：建表账号的口令';`,
      `ALTER ROLE ${prefix}_login PASSWORD '请替换：应用账号的口令';`,
      ...databaseSql(prefix, 'yingbao').map((statement) => `${statement};`),
      '-- 然后设置：',
      `--   YINGBAO_OWNER_URL=postgres://${prefix}_owner:口令@主机:5432/yingbao`,
      `--   DATABASE_URL=postgres://${prefix}_login:口令@主机:5432/yingbao`,
    ].join('\n')
    return { text: sql, json: { sql } }
  },
}

export default dbRoles
