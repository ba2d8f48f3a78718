import type { DivisionLevel } from '@/domain/divisions/division'

/** The eight roles of product.md §1, in the order in which every table of them is written. */
export const roles = [
  'county_admin',
  'county_staff',
  'supervisor',
  'county_leader',
  'department',
  'town_clerk',
  'village_agent',
  'auditor',
] as const
export type Role = (typeof roles)[number]

export const roleLabels: Record<Role, string> = {
  county_admin: '县医保局管理员',
  county_staff: '县医保局经办',
  supervisor: '联合督导组',
  county_leader: '县领导',
  department: '部门联络员',
  town_clerk: '镇社保站经办',
  village_agent: '村（社区）代办员',
  auditor: '审计/纪检',
}

/** The level of division that an account of this role belongs to; its scope is that division and all below it. */
export const roleLevel: Record<Role, DivisionLevel> = {
  county_admin: 'county',
  county_staff: 'county',
  supervisor: 'county',
  county_leader: 'county',
  department: 'county',
  town_clerk: 'town',
  village_agent: 'village',
  auditor: 'county',
}

/** The departments that deliver lists (product.md §1); only an account with role `department` belongs to one. */
export const departmentCodes = [
  'civilAffairs',
  'disabledFederation',
  'ruralRevitalization',
  'health',
  'veterans',
  'publicSecurity',
  'education',
  'tax',
] as const
export type Department = (typeof departmentCodes)[number]

export const departmentLabels: Record<Department, string> = {
  civilAffairs: '民政局',
  disabledFederation: '残联',
  ruralRevitalization: '乡村振兴局',
  health: '卫健局',
  veterans: '退役军人事务局',
  publicSecurity: '公安局',
  education: '教科局',
  tax: '税务局',
}
