import { describe, expect, test } from 'vitest'
import { roles } from '@/domain/access/roles'
import { navigationFor } from './navigation'

const titlesOf = (role: (typeof roles)[number]) => navigationFor(role).map(({ title }) => title)
const pathsOf = (role: (typeof roles)[number]) => navigationFor(role).flatMap(({ entries }) => entries.map(({ path }) => path))

describe('navigationFor', () => {
  test('leaves out what a role may not open, and groups with nothing in them', () => {
    expect(pathsOf('town_clerk')).toEqual(['/tasks', '/dashboard', '/must-cover', '/dashboard/quotas-compared', '/series', '/calendar', '/daily-counts', '/questions', '/bulletins', '/supervision', '/quotas', '/admin/accounts', '/feedback', '/manual'])
    expect(navigationFor('department')).toEqual([{ title: null, entries: [{ path: '/feedback', label: '意见反馈' }, { path: '/manual', label: '使用手册' }] }])
    expect(titlesOf('auditor')).toEqual(['通报和督导', '任务与设置', null])
    expect(titlesOf('county_admin')).toEqual([null, '进度', '填报', '通报和督导', '任务与设置', null])
  })

  test.each(roles)('names each place of %s once', (role) => {
    const entries = navigationFor(role).flatMap((group) => group.entries)
    expect(new Set(entries.map(({ path }) => path)).size).toBe(entries.length)
    expect(new Set(entries.map(({ label }) => label)).size).toBe(entries.length)
  })
})
