'use client'

import { RefusalPage } from '@/components/layout/refusal-page'

export default function DeskError({ reset }: { error: Error; reset: () => void }) {
  return (
    <RefusalPage title="这个页面没能打开" way={{ href: '/', label: '回到首页' }}>
      服务器没能取到数据，什么都没有改变。请稍后
      <button type="button" onClick={reset}>
        再试一次
      </button>
      ；仍不行时请把时间告诉管理员。
    </RefusalPage>
  )
}
