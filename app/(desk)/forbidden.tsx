import { RefusalPage } from '@/components/layout/refusal-page'

export default function Forbidden() {
  return (
    <RefusalPage title="您没有打开这个页面的权限" way={{ href: '/', label: '回到首页' }}>
      这个页面不属于您的岗位。需要使用时，请县医保局管理员在“账户”里调整您的角色。
    </RefusalPage>
  )
}
