import Link from 'next/link'
import { pathWith } from '@/components/ui/search-path'
import classes from './quotas.module.css'

interface QuotaLinksProps {
  campaignId: string
  asOf: string
  /** Which ledger, as the page's URL names it. */
  ledger: { kind?: string | undefined; group?: string | undefined }
  /** A town whose villages are meant; undefined for the county's towns. */
  town: string | undefined
  mayImport: boolean
  /** Nothing to give out yet. */
  isEmpty: boolean
  /** 村（社区）, in the county's own word. */
  villageWord: string
}

/** The part of a page's URL that names the ledger. */
export function ledgerSearch({ kind, group }: { kind?: string | undefined; group?: string | undefined }) {
  return { kind, group }
}

/** What may be done with a whole quota table: take one in, give one out in the form of annex 1. */
export function QuotaLinks({ campaignId, asOf, ledger, town, mayImport, isEmpty, villageWord }: QuotaLinksProps) {
  const exportPath = (format: string) => pathWith('/api/quotas/export', { campaign: campaignId, ...ledger, town, asOf, format })
  return (
    <span className={classes.links}>
      {!isEmpty && (
        <>
          <a href={exportPath('xlsx')} download>
            导出 .xlsx
          </a>
          <a href={exportPath('csv')} download>
            导出 .csv
          </a>
        </>
      )}
      {mayImport && town && (
        <Link href={pathWith(`/quotas/${town}/split`, { campaign: campaignId, ...ledger })} prefetch={false}>
          分解到{villageWord}
        </Link>
      )}
      {mayImport && (
        <Link className={classes.primary} href={pathWith('/quotas/import', { campaign: campaignId, ...ledger, town })} prefetch={false}>
          {town ? `导入${villageWord}任务表` : '导入任务表'}
        </Link>
      )}
    </span>
  )
}
