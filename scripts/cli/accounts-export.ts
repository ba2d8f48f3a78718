import path from 'node:path'
import { findAccounts } from '../../db/queries/accounts'
import { getDivisions } from '../../db/queries/divisions'
import { departmentLabels, roleLabels } from '../../domain/access/roles'
import { accountHeadings } from '../../domain/accounts/account-table'
import { listedAccounts } from '../command-line/account-list'
import { countyOptions, inCounty } from '../command-line/county'
import { writeTableFile } from '../command-line/files'
import type { Verb } from '../command-line/verb'

const accountsExport: Verb = {
  words: 'accounts export',
  arguments: '<文件>',
  summary: '把一个县的账户写成 .xlsx 或 .csv 表，栏目与批量新建的表相同；不含密码，不含已停用的',
  options: countyOptions,
  async run({ args, options, database }) {
    const file = path.resolve(args[0] ?? '')
    const access = await database()
    const { accounts, names, county } = await inCounty(access, options, async (tx, found) => ({
      county: found,
      names: new Map((await getDivisions(tx, found.code)).map((division) => [division.code, division.name])),
      accounts: (await findAccounts(tx, { within: found.code, limit: listedAccounts, offset: 0 })).accounts.filter((account) => account.state !== 'disabled'),
    }))
    const rows = accounts.map(({ username, displayName, role, department, scopeCode, expiresOn, signsBulletins }) => [
      username, displayName, roleLabels[role], department ? departmentLabels[department] : null, scopeCode,
      scopeCode.length > 6 ? (names.get(scopeCode.slice(0, 9)) ?? null) : null,
      scopeCode.length === 12 ? (names.get(scopeCode) ?? null) : null,
      expiresOn,
      signsBulletins ? '是' : null,
    ])
    await writeTableFile(file, { sheetName: '账户表', title: `${county.name}账户表`, headings: accountHeadings, rows })
    return { text: `✓ 已把${county.name}的${rows.length}个账户写到 ${file}。`, json: { file, accounts: rows.length } }
  },
}

export default accountsExport
