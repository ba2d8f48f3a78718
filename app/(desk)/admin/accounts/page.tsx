import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { database } from '@/app/_server/database'
import { env } from '@/app/_server/env'
import { AccountFilters } from '@/components/accounts/account-filters'
import { EndingNotice } from '@/components/accounts/ending-notice'
import { AccountsDesk } from '@/components/accounts/accounts-desk'
import { PageLinks } from '@/components/accounts/page-links'
import { townsOf } from '@/components/accounts/scope-choice'
import { EmptyState } from '@/components/ui/empty-state'
import { countNotices, findAccounts, getDivisionsForScopes, getScopeChoices } from '@/db/queries/accounts'
import { getSecondFactorHolders } from '@/db/queries/second-factors'
import { withActor } from '@/db/session'
import { may } from '@/domain/access/permissions'
import { roles } from '@/domain/access/roles'
import { accountNotices, accountStates } from '@/domain/accounts/account'

export const metadata: Metadata = { title: '账户' }

const perPage = 50
const text = (value: string | string[] | undefined) => (typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 64) : undefined)

export default async function AccountsPage({ searchParams }: PageProps<'/admin/accounts'>) {
  await connection()
  const actor = await requireActor('accounts:read', '/admin/accounts')
  const asked = await searchParams
  const mayWrite = may(actor.role, 'accounts:write')
  const search = { q: text(asked.q), role: roles.find((role) => role === asked.role), town: text(asked.town), state: [...accountStates, ...accountNotices].find((state) => state === asked.state) }
  const page = Math.max(1, Math.min(1_000, Number.parseInt(text(asked.page) ?? '1', 10) || 1))
  const seen = mayWrite ? roles : (['village_agent'] as const)
  const state = accountStates.find((one) => one === search.state)
  const notice = accountNotices.find((one) => one === search.state)
  const { found, choices, county, ending, holders } = await withActor(database(), actor, async (tx) => {
    const within = search.town?.startsWith(actor.scopeCode) ? search.town : actor.scopeCode
    const found = await findAccounts(tx, { within, roles: search.role ? [search.role] : seen, words: search.q, state, notice, limit: perPage, offset: (page - 1) * perPage })
    return {
      found,
      ending: await countNotices(tx, actor.scopeCode, seen),
      holders: await getSecondFactorHolders(tx, found.accounts.map((account) => account.id)),
      choices: await getScopeChoices(tx, actor.scopeCode),
      county: (await getDivisionsForScopes(tx, actor.countyCode)).find((division) => division.code === actor.countyCode),
    }
  })
  const filtered = Object.values(search).some(Boolean)
  const empty = filtered ? (
    <EmptyState title="没有相符的账户" way={{ href: '/admin/accounts', label: '清除条件' }}>
      请换一个条件再查。
    </EmptyState>
  ) : (
    <EmptyState title="还没有账户">{mayWrite ? '可以逐个新建，或用表格批量新建。' : '本镇的村（社区）代办员账户由县医保局管理员建立。'}</EmptyState>
  )
  return (
    <AccountsDesk
      accounts={found.accounts}
      caption={`${mayWrite ? '本县' : actor.scopeName}${filtered ? '相符的' : ''}账户${found.total}个`}
      ownId={actor.accountId}
      holders={holders}
      notice={search.state ? null : <EndingNotice ending={ending} />}
      mayWrite={mayWrite}
      county={{ code: actor.countyCode, name: county?.name ?? actor.scopeName }}
      choices={choices}
      origin={env().origin}
      filters={<AccountFilters search={search} roles={seen} towns={mayWrite ? townsOf(choices) : []} />}
      empty={empty}
      pages={<PageLinks path="/admin/accounts" search={search} page={page} pages={Math.ceil(found.total / perPage)} />}
    />
  )
}
