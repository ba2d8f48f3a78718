import { RefusalPage } from '@/components/layout/refusal-page'

export default function Forbidden() {
  return (
    <RefusalPage title="您没有打印这一页的权限" way={{ href: '/', label: '回到首页' }}>
      这一页不属于您的岗位。需要时，请县医保局管理员在“账户”里调整您的角色。
    </RefusalPage>
  )
}
