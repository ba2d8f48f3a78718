'use client'

import ui from '@/components/ui/ui.module.css'
import { useWrite } from './use-write'

/** Holds the talks against the issued bulletins once more; issuing does it by itself. */
export function ReviewButton({ campaign }: { campaign: string }) {
  const review = useWrite<{ opened: number; reexamined: number }>('/api/supervision/talks', ({ opened, reexamined }) => (opened + reexamined === 0 ? '已核对，没有变化。' : `已核对：提出 ${opened} 件建议，重新核对依据 ${reexamined} 件。`))
  return (
    <p className="no-print">
      <button type="button" className={ui.button} disabled={review.isPending} onClick={() => review.write({ campaign })}>
        {review.isPending ? '正在核对' : '按已签发的通报重新核对'}
      </button>
      {review.error && <span role="alert"> {review.error.message}</span>}
    </p>
  )
}
