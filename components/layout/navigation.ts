import { may } from '@/domain/access/permissions'
import { pages, type PagePath } from '@/domain/access/routes'
import type { Role } from '@/domain/access/roles'

export interface NavigationEntry {
  path: PagePath
  label: string
}

/** The places of the desk in the order of the work (design.md, House of screens). */
const entries: NavigationEntry[] = [
  { path: '/dashboard', label: '进度总览' },
  { path: '/must-cover', label: '必保对象' },
  { path: '/daily-counts', label: '每日填报' },
  { path: '/series', label: '口径对照' },
  { path: '/calendar', label: '上报日历' },
  { path: '/questions', label: '数据核实' },
  { path: '/quotas', label: '任务数' },
  { path: '/admin/campaigns', label: '征缴活动' },
  { path: '/admin/divisions', label: '行政区划' },
  { path: '/admin/accounts', label: '账户' },
  { path: '/admin/senders', label: '报送方' },
  { path: '/admin/sign-in', label: '登录安全' },
  { path: '/admin/audit', label: '操作日志' },
  { path: '/feedback', label: '意见反馈' },
]

/** What this role may open, and nothing else. */
export function navigationFor(role: Role): NavigationEntry[] {
  return entries.filter(({ path }) => {
    const access = pages[path]
    return access === 'public' || may(role, access)
  })
}
