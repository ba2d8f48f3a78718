'use client'

import { Button, Group } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { slipAddress, slipRule, slipsOf, type IssuedPasswords } from '@/domain/accounts/password-slip'
import classes from './password-slips.module.css'

interface PasswordSlipsProps {
  issued: IssuedPasswords
  countyName: string
  /** Where this desk serves; the slip prints it when others can reach it there. */
  origin: string
  onClose: () => void
}

/** The one-time passwords, once: on the screen as they will lie on the paper. Leaving unprinted asks first. */
export function PasswordSlips({ issued, countyName, origin, onClose }: PasswordSlipsProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [printed, setPrinted] = useState(false)
  const slips = slipsOf(issued)
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    if (printed || slips.length === 0) return
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault()
      event.returnValue = ''
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [printed, slips.length])

  return (
    <section className={classes.sheet} aria-labelledby="slips-heading">
      <div className="no-print">
        <h2 id="slips-heading" ref={heading} tabIndex={-1}>
          {slips.length > 0 ? `一次性密码：${slips.length}个账户` : `已建好${issued.accounts.length}个账户`}
        </h2>
        <p>{slips.length > 0 ? '只显示这一次，系统里不留。请打印后沿虚线裁开，当面交给本人。' : `${issued.notice}账户：${issued.accounts.map((account) => account.username).join('、')}。`}</p>
        <Group mb="md">
          {slips.length > 0 && (
            <Button
              onClick={() => {
                window.print()
                setPrinted(true)
              }}
            >
              打印密码条
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {slips.length > 0 ? '已经交给本人，收起' : '收起'}
          </Button>
        </Group>
      </div>
      <div className={classes.slips}>
        {slips.map((slip) => (
          <article key={slip.username} className={classes.slip} aria-label={`${slip.displayName}的密码条`}>
            <div className={classes.head}>应保 · {countyName}城乡居民医保参保缴费工作台</div>
            <div className={classes.person}>{slip.displayName}</div>
            <div className={classes.post}>
              {slip.scopeName}　{slip.roleTitle}
            </div>
            <dl className={classes.pairs}>
              <dt>用户名</dt>
              <dd className={classes.sign}>{slip.username}</dd>
              <dt>一次性密码</dt>
              <dd className={classes.sign}>{slip.password}</dd>
              <dt>网址</dt>
              <dd>{slipAddress(origin)}</dd>
            </dl>
            <div className={classes.rule}>{slipRule}</div>
          </article>
        ))}
      </div>
    </section>
  )
}
