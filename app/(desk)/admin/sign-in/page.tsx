import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { database } from '@/app/_server/database'
import { env } from '@/app/_server/env'
import { SignInHistory } from '@/components/sign-in-settings/sign-in-history'
import { SignInSettingsForm } from '@/components/sign-in-settings/sign-in-settings-form'
import { PageHeading } from '@/components/ui/page-heading'
import { countFactorsByRole } from '@/db/queries/second-factors'
import { getSignInHistory } from '@/db/queries/sign-in-settings'
import { withActor } from '@/db/session'
import { defaultSignInSettings } from '@/domain/accounts/sign-in-settings'

export const metadata: Metadata = { title: '登录安全' }

const shownRevisions = 50

export default async function SignInSettingsPage() {
  await connection()
  const actor = await requireActor('sign-in:write', '/admin/sign-in')
  const { revisions, factors } = await withActor(database(), actor, async (tx) => ({
    revisions: await getSignInHistory(tx, actor.countyCode, shownRevisions),
    factors: await countFactorsByRole(tx, actor.scopeCode),
  }))
  const newest = revisions[0]
  return (
    <>
      <PageHeading title="登录安全" />
      <p>
        本县的人怎样登录。密码连错会暂时锁定、{env().idleMinutes}分钟没有操作要重新登录，这些一直有效，不用在这里设置。{' '}
        {newest?.idleDays != null && <a href="/admin/accounts?state=idling">看将因闲置停用的账户</a>}
      </p>
      <SignInSettingsForm key={newest?.id ?? 'first'} settings={newest ?? defaultSignInSettings} basedOn={newest?.id ?? null} factors={factors} />
      <h2>修改记录</h2>
      {revisions.length > 0 ? <SignInHistory revisions={revisions} /> : <p>还没有修改过：没有角色必须用动态验证码，闲置账户不停用。</p>}
    </>
  )
}
