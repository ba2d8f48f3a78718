'use client'

import { useState } from 'react'
import { ApiRefusal, apiWrite, newIdempotencyKey } from '@/components/api-client'
import type { ScreenShown } from '@/domain/progress/screen-api'
import classes from './screen.module.css'

interface ShowButtonProps {
  /** Whether this session's display already goes on without the idle limit. */
  isShown: boolean
  idleMinutes: number
  hours: number
}

/** The deliberate click that lets the display outlive the idle time (decision 009); nothing but this page does. */
export function ShowButton({ isShown, idleMinutes, hours }: ShowButtonProps) {
  const [shown, setShown] = useState(isShown)
  const [problem, setProblem] = useState<string | null>(null)
  const [key] = useState(newIdempotencyKey)

  async function show() {
    try {
      await apiWrite<ScreenShown>('POST', '/api/screen', {}, key)
      setShown(true)
      setProblem(null)
    } catch (refusal) {
      setProblem(refusal instanceof ApiRefusal ? refusal.message : '没能开始持续显示，请刷新页面后再试。')
    }
  }

  if (shown) return <span role="status">持续显示中，到登录满 {hours} 小时为止；其他页面仍在 {idleMinutes} 分钟无操作后退出</span>
  return (
    <>
      <button type="button" className={classes.main} onClick={() => void show()} title={`不点的话，${idleMinutes} 分钟无操作后退出登录，大屏停止更新`}>
        在大屏上持续显示
      </button>
      {problem && <span role="alert">{problem}</span>}
    </>
  )
}
