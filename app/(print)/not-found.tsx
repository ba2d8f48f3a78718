import { RefusalPage } from '@/components/layout/refusal-page'

export default function NotFound() {
  return (
    <RefusalPage title="没有可打印的内容" way={{ href: '/', label: '回到首页' }}>
      还没有征缴活动，或者这里的内容不在您的范围之内。
    </RefusalPage>
  )
}
