'use client'

import { Button, Modal } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import type { AccountLine } from '@/domain/accounts/account'
import type { IssuedPasswords } from '@/domain/accounts/password-slip'
import { AccountConfirmation, questions } from './account-confirmation'
import { AccountForm } from './account-form'
import { AccountTable, type AccountAct } from './account-table'
import { PasswordSlips } from './password-slips'
import type { ScopeChoice } from './scope-choice'
import classes from './accounts.module.css'

interface AccountsDeskProps {
  accounts: AccountLine[]
  caption: string
  ownId: string
  /** Accounts in view that have a second factor. */
  holders: readonly string[]
  /** What ends soon by itself, above the list. */
  notice: ReactNode
  mayWrite: boolean
  county: ScopeChoice
  choices: readonly ScopeChoice[]
  origin: string
  filters: ReactNode
  /** Said below the filters when nothing is there to be listed. */
  empty: ReactNode
  pages: ReactNode
}

type Doing = { act: AccountAct; account: AccountLine } | { act: 'create'; account: null }

/** Accounts and what may be done with them. One-time passwords stand above the list until they are put away. */
export function AccountsDesk({ accounts, caption, ownId, holders, notice, mayWrite, county, choices, origin, filters, empty, pages }: AccountsDeskProps) {
  const router = useRouter()
  const [doing, setDoing] = useState<Doing | null>(null)
  const [issued, setIssued] = useState<IssuedPasswords | null>(null)
  const close = () => setDoing(null)

  function done(result: IssuedPasswords | null) {
    setIssued(result ?? issued)
    close()
    router.refresh()
  }

  function actsOn(account: AccountLine): AccountAct[] {
    const factor: AccountAct[] = holders.includes(account.id) ? ['resetFactor'] : []
    if (!mayWrite) return ['reset', ...factor]
    if (account.id === ownId) return ['edit']
    return account.state === 'disabled' ? ['edit', 'enable'] : ['edit', 'reset', ...factor, 'disable']
  }

  const title = doing && (doing.act === 'create' ? '新建账户' : doing.act === 'edit' ? '修改账户' : questions[doing.act].title)
  return (
    <>
      <div className={issued ? 'no-print' : undefined}>
        <h1>账户</h1>
        {mayWrite && (
          <div className={`${classes.actions} no-print`}>
            <Button onClick={() => setDoing({ act: 'create', account: null })}>新建账户</Button>
            <a href="/admin/accounts/import">用表格批量新建</a>
          </div>
        )}
      </div>
      {issued && <PasswordSlips issued={issued} countyName={county.name} origin={origin} onClose={() => setIssued(null)} />}
      <div className={issued ? 'no-print' : undefined}>
        {notice}
        {filters}
        {accounts.length > 0 ? <AccountTable accounts={accounts} caption={caption} actsOn={actsOn} onAct={(act, account) => setDoing({ act, account })} /> : empty}
        {pages}
      </div>
      <Modal opened={doing !== null} onClose={close} title={title}>
        {doing && (doing.act === 'create' || doing.act === 'edit') && (
          <AccountForm account={doing.account} own={doing.account?.id === ownId} county={county} choices={choices} onSaved={done} onCancel={close} />
        )}
        {doing && doing.act !== 'create' && doing.act !== 'edit' && <AccountConfirmation act={doing.act} account={doing.account} onDone={done} onCancel={close} />}
      </Modal>
    </>
  )
}
