'use client'

import { Button, Group } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import type { CreatedSender } from '@/domain/senders/sender-api'
import classes from './issued-token.module.css'

/** The token, once: to be copied and handed over, with a call as a program makes it. Leaving with it unseen asks first. */
export function IssuedToken({ issued, origin, onClose }: { issued: CreatedSender; origin: string; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    if (!issued.token) return
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault()
      event.returnValue = ''
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [issued.token])

  return (
    <section className={classes.issued} aria-labelledby="issued-token">
      <h2 id="issued-token" ref={heading} tabIndex={-1}>
        {issued.token ? `“${issued.name}”的令牌` : `“${issued.name}”已经建好`}
      </h2>
      {issued.token ? (
        <>
          <p>只显示这一次，系统里不留原文。请复制后当面或用加密方式交给管程序的人；遗失的，撤销后另建。</p>
          <p className={classes.line}>
            <code className={classes.token}>{issued.token}</code> <CopyButton text={issued.token} what="令牌" />
          </p>
          <p>报送一天的数（每次提交换一个 Idempotency-Key，重发用同一个）：</p>
          <pre className={classes.call} tabIndex={0} aria-label="报送的写法">{`curl ${origin}/api/daily-counts/uploads \\
  -H "Authorization: Bearer ${issued.token}" \\
  -H "Idempotency-Key: 20211123-01" -H "Content-Type: application/json" \\
  -d '{"asOf":"2021-11-23","rows":[{"divisionCode":"610926100","persons":31200,"hour":17}]}'`}</pre>
          <p>令牌只在 https 上或本机使用；报送方只能报自己的范围和口径，全部存下或一项不存。</p>
        </>
      ) : (
        <p>令牌只在建立时显示一次。没有记下的，请撤销后另建。</p>
      )}
      <Group>
        <Button variant="default" onClick={onClose}>
          已经交出，收起
        </Button>
      </Group>
    </section>
  )
}
