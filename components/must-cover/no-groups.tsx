import { may } from '@/domain/access/permissions'
import type { Role } from '@/domain/access/roles'
import { EmptyState } from '@/components/ui/empty-state'

/** A campaign without must-cover groups: what would stand here, and who can say which groups there are. */
export function NoGroups({ role, campaignId }: { role: Role; campaignId: string }) {
  const maySet = may(role, 'campaigns:write')
  return (
    <>
      <h1>必保对象</h1>
      <EmptyState title="本活动没有设必保对象" way={maySet ? { href: `/admin/campaigns/${campaignId}`, label: '修改活动设置' } : undefined}>
        {maySet ? '通知要求必须全部参保的人群（如一般脱贫户、三类人员），先写进活动设置，再下达任务数。' : '县医保局管理员按通知设好必保对象后，这里分类列出各镇还差多少人。'}
      </EmptyState>
    </>
  )
}
