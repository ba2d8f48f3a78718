import { z } from 'zod'
import { accountChangeSchema, newAccountSchema } from '@/domain/accounts/account-schemas'
import type { AccountPreview } from '@/domain/accounts/account-preview'
import { firstRunSchema } from '@/domain/accounts/first-run'
import type { IssuedPasswords } from '@/domain/accounts/password-slip'
import { exactly } from '@/domain/api/exact-schema'
import type { RouteDescription } from '@/domain/api/route-description'
import { rowProblemSchema } from '@/domain/imports/upload-schemas'
import { plainDateSchema } from '@/domain/time/plain-date-schema'

export const accountFileQuery = z.strictObject({ name: z.string().max(255).describe('文件名，.xlsx 或 .csv') })
export const templateQuery = z.strictObject({})
export const passwordResetSchema = z.strictObject({ version: z.number().int().positive().describe('操作人看到的版本号') })
export type PasswordReset = z.infer<typeof passwordResetSchema>
export const passwordChangeSchema = z.strictObject({ oldPassword: z.string().max(256), newPassword: z.string().max(256) })
export type PasswordChange = z.infer<typeof passwordChangeSchema>
export const usernameAnswerSchema = z.strictObject({ username: z.string() })
export const accountChangedSchema = z.strictObject({ version: z.int().describe('改后的版本号') })

export const issuedPasswordsSchema = exactly<IssuedPasswords>()(
  z
    .strictObject({
      accounts: z.array(z.strictObject({ id: z.uuid(), username: z.string(), displayName: z.string(), roleTitle: z.string(), scopeName: z.string() })),
      notice: z.string(),
      passwords: z.record(z.string(), z.string()).optional().describe('一次性密码，按用户名；只在首次回答里出现'),
    })
    .meta({ id: 'IssuedPasswords', description: '发出的一次性密码' }),
)

export const accountPreviewSchema = exactly<AccountPreview>()(
  z.discriminatedUnion('ok', [
    z.strictObject({
      ok: z.literal(true),
      lines: z.array(
        z.strictObject({ row: z.int(), username: z.string(), displayName: z.string(), roleTitle: z.string(), scopeName: z.string(), expiresOn: plainDateSchema.nullable(), signsBulletins: z.boolean() }),
      ),
    }),
    z.strictObject({ ok: z.literal(false), problems: z.array(rowProblemSchema), problemCount: z.int() }),
  ]),
)

const id = '5a1c2f60-1b2c-4d3e-8f90-a1b2c3d4e5f6'
const issued = {
  accounts: [{ id, username: 'chengguan2', displayName: '李敏', roleTitle: '镇社保站经办', scopeName: '城关镇' }],
  notice: '一次性密码只显示一次，这次不再显示。没有打印到的账户，请逐个“重置密码”。',
  passwords: { chengguan2: 'kq7m-x2wd-94hp' },
}
const secret = '一次性密码只在首次回答里出现；用同一防重复编号再问，只答账户，不答密码。'

export const createAccount: RouteDescription = {
  summary: '新建一个账户',
  detail: secret,
  body: { schema: newAccountSchema, example: { username: 'chengguan2', displayName: '李敏', role: 'town_clerk', department: null, scopeCode: '610926100', expiresOn: null } },
  answers: { 201: { meaning: '已新建', schema: issuedPasswordsSchema, example: issued } },
  refusals: { 409: '用户名已有人使用', 422: '栏目不合要求，附 problems' },
}

export const downloadAccountTemplate: RouteDescription = {
  summary: '下载批量新建账户的空表',
  query: templateQuery,
  answers: { 200: { meaning: '空表', contentTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] } },
}

export const previewAccounts: RouteDescription = {
  summary: '预览账户表：会建哪些账户，或哪里要改',
  query: accountFileQuery,
  body: 'file',
  changesNothing: true,
  answers: { 200: { meaning: '预览', schema: accountPreviewSchema } },
  refusals: { 422: '不是表格文件' },
}

export const importAccounts: RouteDescription = {
  summary: '批量新建账户，全部新建或一个不建',
  detail: secret,
  query: accountFileQuery,
  body: 'file',
  answers: { 201: { meaning: '已新建', schema: issuedPasswordsSchema, example: issued } },
  refusals: { 409: '有的用户名已有人使用', 422: '表里要改，附 problems 与 problemCount' },
}

export const changeAccount: RouteDescription = {
  summary: '修改、停用或启用账户',
  params: { id: '账户' },
  body: { schema: accountChangeSchema, example: { act: 'disable', version: 3 } },
  answers: { 200: { meaning: '已改', schema: accountChangedSchema, example: { version: 4 } } },
  refusals: { 404: '没有这个账户', 409: '别人先改了这个账户', 422: '不能改自己，或这是最后一个管理员' },
}

export const resetAccountPassword: RouteDescription = {
  summary: '重置密码',
  detail: secret,
  params: { id: '账户' },
  body: { schema: passwordResetSchema, example: { version: 3 } },
  answers: { 200: { meaning: '已重置', schema: issuedPasswordsSchema, example: issued } },
  refusals: { 404: '没有这个账户', 409: '别人先改了这个账户', 422: '这是您自己的账户' },
}

export const changePassword: RouteDescription = {
  summary: '修改自己的密码',
  detail: '改好后所有登录都退出，须用新密码重新登录。',
  body: { schema: passwordChangeSchema, example: { oldPassword: '原来的密码', newPassword: '自己的新密码' } },
  answers: { 200: { meaning: '已改', schema: usernameAnswerSchema, example: { username: 'chengguan' } } },
  refusals: { 422: '原密码不正确，或新密码不合要求；附 field' },
}

export const startFirstRun: RouteDescription = {
  summary: '空库的首次设置：建立第一个管理员',
  body: {
    schema: firstRunSchema,
    example: { code: '启动窗口里的一次性代码', countyCode: '610926', countyName: '平利县', username: 'guanli', displayName: '王建国', password: 'ping-li-2022-sheng-ri' },
  },
  answers: { 201: { meaning: '已建立', schema: usernameAnswerSchema, example: { username: 'guanli' } } },
  refusals: { 409: '已有账户，首次设置已经完成', 422: '栏目不合要求，附 problems' },
}
