import { may } from '@/domain/access/permissions'
import { pages, type PagePath } from '@/domain/access/routes'
import type { Role } from '@/domain/access/roles'

export interface NavigationEntry {
  path: PagePath
  label: string
}

export interface NavigationGroup {
  /** null for what belongs to no part of the work. */
  title: string | null
  entries: NavigationEntry[]
}

/** The places of the desk in the order of the work (design.md, House of screens). */
const groups: NavigationGroup[] = [
  {
    title: null,
    entries: [
      { path: '/brief', label: '领导一页' },
      { path: '/tasks', label: '待办' },
    ],
  },
  {
    title: '进度',
    entries: [
      { path: '/dashboard', label: '进度总览' },
      { path: '/must-cover', label: '必保对象' },
      { path: '/dashboard/quotas-compared', label: '双任务对照' },
      { path: '/series', label: '口径对照' },
      { path: '/calendar', label: '上报日历' },
    ],
  },
  {
    title: '填报',
    entries: [
      { path: '/daily-counts', label: '每日填报' },
      { path: '/questions', label: '数据核实' },
    ],
  },
  {
    title: '通报和督导',
    entries: [
      { path: '/bulletins', label: '通报' },
      { path: '/supervision', label: '督导' },
    ],
  },
  {
    title: '任务与设置',
    entries: [
      { path: '/quotas', label: '任务数' },
      { path: '/admin/campaigns', label: '征缴活动' },
      { path: '/admin/divisions', label: '行政区划' },
      { path: '/admin/accounts', label: '账户' },
      { path: '/admin/senders', label: '报送方' },
      { path: '/admin/sign-in', label: '登录安全' },
      { path: '/admin/audit', label: '操作日志' },
    ],
  },
  {
    title: null,
    entries: [
      { path: '/feedback', label: '意见反馈' },
      { path: '/manual', label: '使用手册' },
    ],
  },
]

function opens(role: Role, path: PagePath): boolean {
  const access = pages[path]
  return access === 'public' || may(role, access)
}

/** What this role may open, and nothing else; a group with nothing to open is left out. */
export function navigationFor(role: Role): NavigationGroup[] {
  const own = groups.map((group) => ({ ...group, entries: group.entries.filter(({ path }) => opens(role, path)) }))
  return own.filter(({ entries }) => entries.length > 0)
}
