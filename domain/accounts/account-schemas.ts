import { z } from 'zod'
import { departmentCodes, roleLabels, roleLevel, roles, type Department, type Role } from '@/domain/access/roles'
import { signingRoles } from '@/domain/accounts/account'
import { divisionCodeSchema } from '@/domain/divisions/division-code-schema'
import { codeLength, type DivisionLevel } from '@/domain/divisions/division'
import { plainDateSchema } from '@/domain/time/plain-date-schema'

export const usernameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/, '用户名应为2到32位小写字母或数字，可含点、下划线和短横，不能以符号开头。')

export const displayNameSchema = z
  .string()
  .trim()
  .min(1, '姓名没有填写。')
  .max(40, '姓名超过40个字，请缩短。')
  .refine((name) => !/[\u0000-\u001f\u007f]/.test(name), '姓名里含有不能显示的符号，请重新填写。')

const levelSentences: Record<DivisionLevel, string> = { county: '本县', town: '一个镇（街道、苏木）', village: '一个村（社区、嘎查）' }

/** Why role, department, scope and grant do not belong together, as a sentence; null when they do. */
export function roleProblem(fields: { role: Role; department: Department | null; scopeCode: string; signsBulletins?: boolean | undefined }): string | null {
  const level = roleLevel[fields.role]
  if (fields.scopeCode.length !== codeLength[level]) return `${roleLabels[fields.role]}的范围应是${levelSentences[level]}，请重新选择。`
  if (fields.role === 'department' && fields.department === null) return '部门联络员要选明是哪个部门。'
  if (fields.role !== 'department' && fields.department !== null) return `${roleLabels[fields.role]}不属于单个部门，请不要选部门。`
  if (fields.signsBulletins && !signingRoles.includes(fields.role)) return `签发通报的权限只能给${signingRoles.map((role) => roleLabels[role]).join('、')}，请不要勾选。`
  return null
}

const fields = {
  displayName: displayNameSchema,
  role: z.enum(roles, '没有这个角色，请重新选择。'),
  department: z.enum(departmentCodes, '没有这个部门，请重新选择。').nullable(),
  scopeCode: divisionCodeSchema,
  expiresOn: plainDateSchema.nullable(),
  /** The grant to sign bulletins (R13). Left out: none for a new account, as it was for a changed one. */
  signsBulletins: z.boolean().optional(),
}

function refuseMismatch(value: Parameters<typeof roleProblem>[0], context: z.RefinementCtx): void {
  const message = roleProblem(value)
  if (message) context.addIssue({ code: 'custom', message, path: ['scopeCode'] })
}

export const accountFieldsSchema = z.strictObject(fields).superRefine(refuseMismatch)
export type AccountFields = z.infer<typeof accountFieldsSchema>

export const newAccountSchema = z.strictObject({ username: usernameSchema, ...fields }).superRefine(refuseMismatch)
export type NewAccount = z.infer<typeof newAccountSchema>

const version = z.number().int().positive()

/** A change of an account, against the version the person saw. */
export const accountChangeSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('edit'), version, fields: accountFieldsSchema }),
  z.strictObject({ act: z.literal('disable'), version }),
  z.strictObject({ act: z.literal('enable'), version }),
])
export type AccountChange = z.infer<typeof accountChangeSchema>
