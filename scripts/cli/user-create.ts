import { makeOneTimePassword } from '../../app/_server/one-time-passwords'
import { createAccounts } from '../../db/mutations/accounts'
import { getAccounts } from '../../db/queries/accounts'
import { newAccountSchema } from '../../domain/accounts/account-schemas'
import { issuedFor, slipsOf } from '../../domain/accounts/password-slip'
import { departmentCodes, departmentLabels, roleLabels, roles } from '../../domain/access/roles'
import { asOperator, changeAccounts, consoleKeeper } from '../command-line/accounts'
import { slipLines } from '../command-line/slips'
import { WrongUsage, type Verb } from '../command-line/verb'

const named = <T extends string>(codes: readonly T[], labels: Record<T, string>) => codes.map((code) => `${code}（${labels[code]}）`).join('、')

const userCreate: Verb = {
  words: 'user create',
  arguments: '<用户名>',
  summary: '新建一个账户，一次性密码只显示这一次',
  options: {
    name: { type: 'string', summary: '姓名' },
    role: { type: 'string', summary: `角色：${named(roles, roleLabels)}` },
    scope: { type: 'string', summary: '范围的区划代码：县6位、镇9位、村12位' },
    department: { type: 'string', summary: `部门联络员的部门：${named(departmentCodes, departmentLabels)}` },
    expires: { type: 'string', summary: '到期日，如 2021-12-31；不写为不限期' },
    signs: { type: 'boolean', summary: '给签发通报的权限；只给县医保局经办、联合督导组' },
  },
  async run({ args, options, database }) {
    const parsed = newAccountSchema.safeParse({
      username: (args[0] ?? '').trim().toLowerCase(),
      displayName: options.name ?? args[0],
      role: options.role,
      department: options.department ?? null,
      scopeCode: options.scope ?? '',
      expiresOn: options.expires ?? null,
      signsBulletins: options.signs === true,
    })
    if (!parsed.success) throw new WrongUsage([...new Set(parsed.error.issues.map((issue) => issue.message))].join(''))
    const account = parsed.data
    const county = account.scopeCode.slice(0, 6)
    const access = await database()
    const { password, passwordHash } = await makeOneTimePassword()
    const lines = await asOperator(access, county, async (tx) => {
      const created = await changeAccounts(tx, await createAccounts(tx, consoleKeeper(county), [{ ...account, passwordHash }], 'accounts:create'))
      return getAccounts(tx, created.map(({ id }) => id))
    })
    const slips = slipsOf({ ...issuedFor(lines), passwords: { [account.username]: password } })
    return { text: `✓ 已新建账户。一次性密码只显示这一次，首次登录须修改：\n${slipLines(slips)}`, json: slips[0] }
  },
}

export default userCreate
