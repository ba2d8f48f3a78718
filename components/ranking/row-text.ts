import { formatThousands } from '@/domain/numbers/format'
import { noFinishReasonLabels } from '@/domain/progress/projected-finish'
import { unrankedReasonLabels } from '@/domain/progress/ranking'
import type { OverviewRow } from '@/domain/progress/overview'
import type { ReportingState } from '@/domain/progress/reporting-state'
import type { PlainDate } from '@/domain/time/plain-date'

/** A cell's text, or the reason why there is none. */
export type CellText = { text: string; reason?: undefined } | { text: null; reason: string }

const text = (value: string): CellText => ({ text: value })
const none = (reason: string): CellText => ({ text: null, reason })

/** +320, 0, -36: an increase says its direction. */
export function signed(value: number): string {
  return value > 0 ? `+${formatThousands(value)}` : formatThousands(value)
}

export function increaseText(value: number | null, reporting: ReportingState, span: 'day' | 'week'): CellText {
  if (value !== null) return text(signed(value))
  if (reporting === 'never') return none('尚无上报')
  if (span === 'week') return none('七天前尚无数据')
  return none(reporting === 'carried' ? '当日未上报，沿用此前上报数' : '前一天尚无数据')
}

export function rateText(row: Pick<OverviewRow, 'rateText' | 'unrankedReason'>): CellText {
  return row.rateText === null ? none(row.unrankedReason ? unrankedReasonLabels[row.unrankedReason] : '尚无上报') : text(row.rateText)
}

/** Why a division has no rate and no pace. */
export function noQuotaOrReport({ quota }: { quota: number | null }): string {
  return unrankedReasonLabels[quota === null || quota <= 0 ? 'noQuota' : 'neverReported']
}

type Paced = Pick<OverviewRow, 'pace' | 'quota'>

export function neededText(row: Paced): CellText {
  if (!row.pace) return none(noQuotaOrReport(row))
  return row.pace.neededPerDay === null ? none('最后一个节点已过') : text(formatThousands(row.pace.neededPerDay))
}

export function finishText(row: Paced): CellText {
  if (!row.pace) return none(noQuotaOrReport(row))
  const { on, reason } = row.pace.projectedFinish
  return on === null ? none(noFinishReasonLabels[reason]) : text(on)
}

/** 2021-11-23 17时 */
export function momentText(day: PlainDate | null, hour: number | null): CellText {
  if (day === null) return none('尚无上报')
  return text(hour === null ? day : `${day} ${hour}时`)
}
