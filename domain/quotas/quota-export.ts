import { quotaTableRows, type QuotaForm } from '@/domain/quotas/quota-table-form'
import { isCounted, type QuotaLine } from '@/domain/quotas/quota-table-view'

/** Stored quotas in the form of annex 1 (R3): a county's towns, or a town's villages; `ledger` names one that is not the usual. Divisions without a quota, and those that are no more, have no row. */
export function quotaFormOf(table: { parent: QuotaLine; parts: readonly QuotaLine[] }, title: { countyName: string; coverageYear: number; ledger?: string }): QuotaForm {
  const { parent, parts } = table
  const isCounty = parent.level === 'county'
  const rows = parts.filter(isCounted).flatMap(({ divisionCode, name, persons, milestones, remark, position }) =>
    persons === null ? [] : [{ divisionCode, name, persons, milestones, remark, position: position ?? 0 }],
  )
  const sum = rows.reduce((before, row) => before + row.persons, 0)
  return quotaTableRows({
    parentName: isCounty ? parent.name : `${title.countyName}${parent.name}`,
    coverageYear: title.coverageYear,
    ledger: title.ledger ?? '',
    divisionHeading: isCounty ? '镇' : '村（社区）',
    rows,
    // A county's 合计 is its own number, printed as it is; one that its towns do not add up to could not be read in again (R3).
    county: parent.persons === null || (!isCounty && parent.persons !== sum) ? null : { persons: parent.persons, milestones: parent.milestones },
  })
}
