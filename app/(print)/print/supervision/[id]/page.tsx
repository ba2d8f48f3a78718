import type { Metadata } from 'next'
import { connection } from 'next/server'
import { notFound } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { documentText } from '@/app/_server/campaign'
import { readCase } from '@/app/_server/supervision'
import { PrintedCase } from '@/components/supervision/printed-case'
import ui from '@/components/ui/ui.module.css'
import { issuingOffice } from '@/domain/bulletins/issuing-office'

export const metadata: Metadata = { title: '打印督导事项' }

export default async function PrintCasePage({ params }: PageProps<'/print/supervision/[id]'>) {
  await connection()
  const { id } = await params
  const actor = await requireActor('supervision:read', `/print/supervision/${id}`)
  const view = await readCase(actor, id)
  if (!view) notFound()
  const { one, evidence, rules, ground } = view
  const { campaign } = view.day
  return (
    <div className={ui.upright}>
      <PrintedCase
        one={one}
        evidence={evidence}
        county={campaign.countyName}
        coverageYear={campaign.coverageYear}
        office={issuingOffice(campaign.countyName, rules.settings.bulletin.office)}
        document={documentText({ inForce: ground })}
        demo={campaign.demoDate !== null}
      />
    </div>
  )
}
