import type { Department, Role } from '@/domain/access/roles'

export interface PlannedAccount {
  username: string
  displayName: string
  role: Role
  department: Department | null
  scopeCode: string
  /** The grant to sign bulletins (R13). */
  signsBulletins?: boolean
}

/** One account per role for the example: county bureau, supervision, leader, a department, a town, a village, audit. */
export const exampleAccounts: PlannedAccount[] = [
  { username: 'guanli', displayName: '县医保局管理员', role: 'county_admin', department: null, scopeCode: '610926' },
  { username: 'jingban', displayName: '县医保局经办', role: 'county_staff', department: null, scopeCode: '610926' },
  { username: 'dudao', displayName: '联合督导组', role: 'supervisor', department: null, scopeCode: '610926', signsBulletins: true },
  { username: 'lingdao', displayName: '县领导', role: 'county_leader', department: null, scopeCode: '610926' },
  { username: 'minzheng', displayName: '民政局联络员', role: 'department', department: 'civilAffairs', scopeCode: '610926' },
  { username: 'chengguan', displayName: '城关镇社保站经办', role: 'town_clerk', department: null, scopeCode: '610926100' },
  { username: 'wufeng', displayName: '五峰村代办员', role: 'village_agent', department: null, scopeCode: '610926100204' },
  { username: 'shenji', displayName: '县审计局', role: 'auditor', department: null, scopeCode: '610926' },
]
