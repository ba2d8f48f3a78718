import { connection } from 'next/server'
import { RefusalPage } from '@/components/layout/refusal-page'

/** Rendered for each request: a page made once at build carries no nonce, and the content security policy refuses its scripts. */
export default async function NotFound() {
  await connection()
  return (
    <RefusalPage title="没有找到这个页面" way={{ href: '/', label: '回到首页' }}>
      网址可能写错了，或者这里的内容不在您的范围之内。
    </RefusalPage>
  )
}
