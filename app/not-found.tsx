import { RefusalPage } from '@/components/layout/refusal-page'

export default function NotFound() {
  return (
    <RefusalPage title="没有找到这个页面" way={{ href: '/', label: '回到首页' }}>
      网址可能写错了，或者这里的内容不在您的范围之内。
    </RefusalPage>
  )
}
