import { roles, type Role } from './roles'

type Flag = 0 | 1

/** One line of the permission table; a new role changes this signature, so no line can forget to decide it (decision 9). */
function grant(
  county_admin: Flag,
  county_staff: Flag,
  supervisor: Flag,
  county_leader: Flag,
  department: Flag,
  town_clerk: Flag,
  village_agent: Flag,
  auditor: Flag,
): Record<Role, boolean> {
  const flags = { county_admin, county_staff, supervisor, county_leader, department, town_clerk, village_agent, auditor }
  return Object.fromEntries(roles.map((role) => [role, flags[role] === 1])) as Record<Role, boolean>
}

/** The one permission table (decision 10). Routes, navigation, docs/permissions.md and the access tests come from it. */
export const permissionTable = {
  //                      admin staff superv leader dept town village auditor
  'session:use':      grant(1,    1,    1,     1,    1,   1,    1,     1),
  'ranking:read':     grant(1,    1,    1,     1,    0,   1,    1,     0),
  'village:read':     grant(0,    0,    0,     0,    0,   0,    1,     0),
  'daily-counts:read': grant(1,   1,    1,     1,    0,   1,    1,     0),
  'daily-counts:write': grant(1,  1,    0,     0,    0,   1,    0,     0),
  'series:read':      grant(1,    1,    1,     1,    0,   1,    0,     0),
  'calendar:read':    grant(1,    1,    1,     1,    0,   1,    0,     0),
  'questions:read':   grant(1,    1,    1,     1,    0,   1,    0,     0),
  'questions:answer': grant(1,    1,    0,     0,    0,   1,    0,     0),
  'bulletins:read':   grant(1,    1,    1,     1,    0,   1,    0,     1),
  'bulletins:draft':  grant(1,    1,    1,     0,    0,   0,    0,     0),
  'bulletins:sign':   grant(0,    1,    1,     0,    0,   0,    0,     0),
  'supervision:read': grant(1,    1,    1,     1,    0,   1,    0,     0),
  'supervision:write': grant(1,   1,    1,     0,    0,   0,    0,     0),
  'supervision:decide': grant(0,  0,    0,     1,    0,   0,    0,     0),
  'supervision:reply': grant(0,   0,    0,     0,    0,   1,    0,     0),
  'tasks:read':       grant(1,    1,    1,     1,    0,   1,    0,     0),
  'brief:read':       grant(1,    1,    1,     1,    0,   0,    0,     0),
  'quotas:read':      grant(1,    1,    1,     1,    0,   1,    0,     0),
  'quotas:write':     grant(1,    1,    0,     0,    0,   0,    0,     0),
  'campaigns:write':  grant(1,    0,    0,     0,    0,   0,    0,     0),
  'divisions:write':  grant(1,    0,    0,     0,    0,   0,    0,     0),
  'accounts:read':    grant(1,    0,    0,     0,    0,   1,    0,     0),
  'accounts:write':   grant(1,    0,    0,     0,    0,   0,    0,     0),
  'accounts:reset':   grant(1,    0,    0,     0,    0,   1,    0,     0),
  'senders:write':    grant(1,    0,    0,     0,    0,   0,    0,     0),
  'sign-in:write':    grant(1,    0,    0,     0,    0,   0,    0,     0),
  'audit:read':       grant(1,    0,    0,     0,    0,   0,    0,     1),
  'feedback:write':   grant(1,    1,    1,     1,    1,   1,    1,     1),
  'feedback:answer':  grant(1,    1,    0,     0,    0,   0,    0,     0),
} as const

export type Permission = keyof typeof permissionTable

export const permissionLabels: Record<Permission, string> = {
  'session:use': '登录后使用、修改自己的密码和动态验证码',
  'ranking:read': '查看进度与排名',
  'village:read': '使用村（社区）代办员的手机页面',
  'daily-counts:read': '查看每日填报',
  'daily-counts:write': '上报和更正每日数据',
  'series:read': '查看三个口径的对照',
  'calendar:read': '查看上报日历',
  'questions:read': '查看数据核实',
  'questions:answer': '答复数据核实',
  'bulletins:read': '查看已签发的通报',
  'bulletins:draft': '起草通报、送审',
  'bulletins:sign': '签发、退回通报（另须授予签发权）',
  'supervision:read': '查看提醒督办、约谈和督导记录',
  'supervision:write': '发提醒、记督导、办理约谈',
  'supervision:decide': '决定是否约谈',
  'supervision:reply': '答复提醒、说明情况',
  'tasks:read': '查看自己的待办',
  'brief:read': '查看领导一页',
  'quotas:read': '查看任务数',
  'quotas:write': '导入和调整任务数',
  'campaigns:write': '设置征缴活动',
  'divisions:write': '导入行政区划',
  'accounts:read': '查看账户',
  'accounts:write': '新建、停用和修改账户',
  'senders:write': '建立和撤销报送方',
  'accounts:reset': '重置密码和动态验证码',
  'sign-in:write': '设置登录安全',
  'audit:read': '查看操作日志',
  'feedback:write': '提意见、看自己提的意见和答复',
  'feedback:answer': '查看全县的意见并答复',
}

/** Whether the role holds the permission. Anything unknown is refused (decision 9). */
export function may(role: Role, permission: Permission): boolean {
  return permissionTable[permission]?.[role] === true
}

/** Permissions that a role may hold and an account must be given besides (R13). */
const grants: Partial<Record<Permission, (actor: Grants) => boolean>> = { 'bulletins:sign': (actor) => actor.signsBulletins }

/** What an account was given beyond its role. */
export interface Grants {
  signsBulletins: boolean
}

/** Whether an account must be given the permission beside its role. */
export function isGranted(permission: Permission): boolean {
  return permission in grants
}

/** Whether this very actor holds the permission: by his role, and by his account where a grant is asked for. */
export function holds(actor: Grants & { role: Role }, permission: Permission): boolean {
  return may(actor.role, permission) && (grants[permission]?.(actor) ?? true)
}

/** The roles that hold a permission, for the sentence 「这项操作属于……的权限」. */
export function rolesWith(permission: Permission): Role[] {
  return roles.filter((role) => permissionTable[permission][role])
}
