import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { getOwnAccount } from '@/app/_server/village'
import { SignOutButton } from '@/components/sessions/sign-out-button'
import { roleLabels } from '@/domain/access/roles'
import { yearMonthDay } from '@/domain/time/plain-date'
import classes from '@/components/village/village.module.css'

export const metadata: Metadata = { title: '我的' }

export default async function VillageMePage() {
  await connection()
  const actor = await requireActor('village:read', '/village/me')
  const { expiresOn } = await getOwnAccount(actor)
  return (
    <>
      <h1>我的</h1>
      <dl className={classes.facts}>
        <dt>姓名</dt>
        <dd>{actor.displayName}</dd>
        <dt>用户名</dt>
        <dd>{actor.username}</dd>
        <dt>岗位</dt>
        <dd>{roleLabels[actor.role]}</dd>
        <dt>负责</dt>
        <dd>{actor.scopeName}</dd>
        {expiresOn && (
          <>
            <dt>账户到期</dt>
            <dd>{yearMonthDay(expiresOn)}</dd>
          </>
        )}
      </dl>
      <ul className={classes.ways}>
        <li>
          <a href="/password">修改密码</a>
        </li>
        <li>
          <a href="/second-factor">动态验证码</a>
        </li>
        <li>
          <Link href="/village/manual" prefetch={false}>
            使用手册
          </Link>
        </li>
        <li>
          <Link href="/village/feedback" prefetch={false}>
            意见反馈
          </Link>
        </li>
        <li>
          <SignOutButton className={classes.way} />
        </li>
      </ul>
    </>
  )
}
