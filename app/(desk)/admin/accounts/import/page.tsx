import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { env } from '@/app/_server/env'
import { ImportDesk } from '@/components/accounts/import-desk'

export const metadata: Metadata = { title: '批量新建账户' }

export default async function ImportAccountsPage() {
  await connection()
  const actor = await requireActor('accounts:write', '/admin/accounts/import')
  return (
    <>
      <div className="no-print">
        <h1>批量新建账户</h1>
        <p>
          <a href="/admin/accounts">回到账户</a>
        </p>
      </div>
      <ImportDesk countyName={actor.scopeName} origin={env().origin} />
    </>
  )
}
