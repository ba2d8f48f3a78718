import path from 'node:path'
import type { Transaction } from '../../db/client'
import { makeOneTimePasswords } from '../../app/_server/one-time-passwords'
import { createAccounts } from '../../db/mutations/accounts'
import { getAccounts, getCalendarDay, getDivisionsForScopes } from '../../db/queries/accounts'
import { readAccountTable, type AccountTableRow } from '../../domain/accounts/account-table'
import { issuedFor, slipAddress, slipsOf } from '../../domain/accounts/password-slip'
import type { Sheet } from '../../domain/imports/sheet'
import { asOperator, changeAccounts, consoleKeeper } from '../command-line/accounts'
import { countyOptions, inCounty, type County } from '../command-line/county'
import { listOfProblems, readTableFile } from '../command-line/files'
import { slipLines, writeSlips } from '../command-line/slips'
import type { Verb } from '../command-line/verb'

async function readRows(tx: Transaction, sheets: readonly Sheet[], county: County): Promise<AccountTableRow[]> {
  const reading = readAccountTable(sheets, { county, divisions: await getDivisionsForScopes(tx, county.code), asOf: await getCalendarDay(tx) })
  if (reading.ok) return reading.rows
  throw listOfProblems('一个账户也没有建', reading.problems, reading.problemCount)
}

const accountsImport: Verb = {
  words: 'accounts import',
  arguments: '<文件>',
  summary: '用 .xlsx 或 .csv 表批量新建账户，全部成功或一个不建',
  options: {
    ...countyOptions,
    slips: { type: 'string', summary: '把密码条写到 .html 或 .txt 文件；不写就显示在屏幕上，只显示这一次' },
    url: { type: 'string', summary: '印在密码条上的网址' },
  },
  async run({ args, options, database, runningAt, say }) {
    const file = path.resolve(args[0] ?? '')
    const sheets = await readTableFile(file)
    const access = await database()
    const { county, rows } = await inCounty(access, options, async (tx, found) => ({ county: found, rows: await readRows(tx, sheets, found) }))
    say(`读到${rows.length}个账户，正在生成密码`)
    const passwords = await makeOneTimePasswords(rows.length)
    const wanted = rows.map(({ row: _row, ...account }, index) => ({ ...account, passwordHash: passwords[index]!.passwordHash }))
    const slipsFile = typeof options.slips === 'string' ? path.resolve(options.slips) : null
    const slips = await asOperator(access, county.code, async (tx) => {
      const created = await changeAccounts(tx, await createAccounts(tx, consoleKeeper(county.code), wanted, 'accounts:import'))
      const lines = await getAccounts(tx, created.map(({ id }) => id))
      const byName = Object.fromEntries(rows.map((row, index) => [row.username, passwords[index]!.password]))
      const made = slipsOf({ ...issuedFor(lines), passwords: byName })
      // Inside the transaction: accounts whose passwords could not be written down must not be.
      if (slipsFile) writeSlips(slipsFile, made, typeof options.url === 'string' ? options.url : slipAddress(process.env.YINGBAO_ORIGIN || runningAt()))
      return made
    })
    if (slipsFile) return { text: `✓ 已新建${slips.length}个账户，密码条在 ${slipsFile}（只有本账号能读）。打印后请删除。`, json: { created: slips.length, slips: slipsFile } }
    return { text: `✓ 已新建${slips.length}个账户。一次性密码只显示这一次：\n${slipLines(slips)}`, json: { created: slips.length, accounts: slips } }
  },
}

export default accountsImport
