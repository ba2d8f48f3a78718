import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { database } from '@/app/_server/database'
import { ownPath } from '@/app/_server/own-path'
import { CodeForm } from '@/components/second-factor/code-form'
import { Enrolled } from '@/components/second-factor/enrolled'
import { Enrolment } from '@/components/second-factor/enrolment'
import classes from '@/components/sessions/entrance.module.css'
import { Notice } from '@/components/ui/notice'
import { getSecondFactorHolders } from '@/db/queries/second-factors'
import { getSignInSettings } from '@/db/queries/sign-in-settings'
import { withActor } from '@/db/session'
import { firstDuty } from '@/domain/access/actor'
import { secondFactorName } from '@/domain/accounts/second-factor'

export const metadata: Metadata = { title: secondFactorName }

const asked = '县医保局规定您的角色须用动态验证码登录。设好后才能使用其他页面，约需两分钟。'
const offered = '动态验证码让别人拿到您的密码也登录不了：登录时除了密码，还要填手机上每30秒换一次的6位数字。手机不用联网。'

/** Beside the sign-in, not on the desk: for whoever must do it first, it is the first page on a slow phone. */
export default async function SecondFactorPage({ searchParams }: PageProps<'/second-factor'>) {
  await connection()
  const actor = await requireActor('session:use', '/second-factor')
  const { next, done } = await searchParams
  const duty = firstDuty(actor)
  const otherAccount = (
    <a className={classes.back} href="/login">
      换一个账户登录
    </a>
  )
  if (duty === 'giveFactor') {
    return (
      <main className={classes.page}>
        <div className={classes.card}>
          <h1>请填{secondFactorName}</h1>
          <p className={classes.purpose}>身份已经核对，还差手机上的验证码。手机丢失请联系县医保局管理员重置。</p>
          <CodeForm path="/api/second-factor/code" act="继续" after={ownPath(next)} />
          {otherAccount}
        </div>
      </main>
    )
  }
  const { enrolled, required } = await withActor(database(), actor, async (tx) => ({
    enrolled: (await getSecondFactorHolders(tx, [actor.accountId])).length > 0,
    required: (await getSignInSettings(tx, actor.countyCode)).secondFactorRoles.includes(actor.role),
  }))
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <h1>{duty ? `先设置${secondFactorName}` : secondFactorName}</h1>
        {done === 'removed' && !enrolled && <Notice>原来的动态验证码已停用。</Notice>}
        {done === 'enrolled' && enrolled && <Notice>动态验证码已启用，下次登录时在密码之后填写。</Notice>}
        {enrolled ? (
          <Enrolled required={required} />
        ) : (
          <>
            <p className={classes.purpose}>{duty ? asked : offered}</p>
            <Enrolment username={actor.username} after={duty ? '/' : '/second-factor?done=enrolled'} />
          </>
        )}
        {duty ? (
          otherAccount
        ) : (
          <Link className={classes.back} href="/" prefetch={false}>
            回到首页
          </Link>
        )}
      </div>
    </main>
  )
}
