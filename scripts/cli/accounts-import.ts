import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Transaction } from '../../db/client'
import { makeOneTimePasswords } from '../../app/_server/one-time-passwords'
import { readTable } from '../../app/_server/workbook/read-table'
import { createAccounts } from '../../db/mutations/accounts'
import { getAccounts, getCalendarDay, getCounties, getDivisionsForScopes } from '../../db/queries/accounts'
import { readAccountTable, type AccountTableRow } from '../../domain/accounts/account-table'
import { issuedFor, slipAddress, slipsOf } from '../../domain/accounts/password-slip'
import type { Sheet } from '../../domain/imports/sheet'
import { asOperator, changeAccounts, consoleKeeper } from '../command-line/accounts'
import { slipLines, writeSlips } from '../command-line/slips'
import { Refused, WrongUsage, type Verb } from '../command-line/verb'

function readFile(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new Refused(`读不到文件 ${file}，请核对路径。`)
  }
}

/** The county named, or the only one there is. */
async function countyOf(tx: Transaction, named: string | undefined): Promise<{ code: string; name: string }> {
  const counties = await getCounties(tx)
  const county = named === undefined && counties.length === 1 ? counties[0] : counties.find((one) => one.code === named)
  if (county) return county
  const known = counties.map((one) => `${one.code}（${one.name}）`).join('、') || '还没有县'
  throw new WrongUsage(named === undefined ? `请用 --county 写明是哪个县：${known}。` : `没有代码为“${named}”的县，现有：${known}。`)
}

async function readRows(tx: Transaction, sheets: readonly Sheet[], county: { code: string; name: string }): Promise<AccountTableRow[]> {
  const reading = readAccountTable(sheets, { county, divisions: await getDivisionsForScopes(tx, county.code), asOf: await getCalendarDay(tx) })
  if (reading.ok) return reading.rows
  const shown = reading.problems.slice(0, 30).map((problem) => problem.sentence)
  throw new Refused(`表里有${reading.problemCount}处要改，一个账户也没有建：\n${shown.join('\n')}${reading.problemCount > shown.length ? '\n……' : ''}`)
}

const accountsImport: Verb = {
  words: 'accounts import',
  arguments: '<文件>',
  summary: '用 .xlsx 或 .csv 表批量新建账户，全部成功或一个不建',
  options: {
    county: { type: 'string', summary: '县的6位代码；只有一个县时可不写' },
    slips: { type: 'string', summary: '把密码条写到 .html 或 .txt 文件；不写就显示在屏幕上，只显示这一次' },
    url: { type: 'string', summary: '印在密码条上的网址' },
  },
  async run({ args, options, database, runningAt, say }) {
    const file = path.resolve(args[0] ?? '')
    const table = await readTable(readFile(file), file)
    if (!table.ok) throw new Refused(table.problem.sentence)
    const access = await database()
    const named = typeof options.county === 'string' ? options.county : undefined
    const { county, rows } = await asOperator(access, '', async (tx) => {
      const found = await countyOf(tx, named)
      return { county: found, rows: await readRows(tx, table.sheets, found) }
    })
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
