import { ledgerOf, quotaDates, resolveLedgerDay } from '@/app/_server/quota-import'
import { splitLines } from '@/app/_server/quota-split'
import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { lockQuotas, splitQuotas } from '@/db/mutations/quotas'
import { getQuotaLines } from '@/db/queries/quotas'
import { isWithin } from '@/domain/divisions/division'
import { effectiveDateProblem } from '@/domain/quotas/quota-change'
import { linesToEnter } from '@/domain/quotas/quota-import'
import { isCounted } from '@/domain/quotas/quota-table-view'
import { splitBasisLabels, splitSum } from '@/domain/quotas/split-quota'
import { quotaSplitSchema, type QuotaSplitAnswer } from '@/domain/quotas/split-quota-api'

const stale = '本镇或村（社区）的任务数刚被别人调整过，这次的分解没有保存。请刷新后核对，再分解。'

const body = jsonBody(quotaSplitSchema)

/** Splits a town's quota to its villages: entries of one transaction, with basis, reason and document (R2). */
export const POST = writeRoute('POST /api/quotas/splits', {
  body,
  prepare: ({ actor, body }) => resolveLedgerDay(actor, { campaign: body.campaignId, kind: body.kind, group: body.coverageGroup }),
  write: async ({ actor, tx, body, prepared: day }) => {
    await lockQuotas(tx, body.campaignId)
    const ledger = ledgerOf(day)
    const wrongDay = effectiveDateProblem(body.effectiveFrom, await quotaDates(tx, day))
    if (wrongDay) throw new Refusal(422, wrongDay, { field: 'effectiveFrom' })
    const found = isWithin(body.divisionCode, actor.scopeCode) ? await getQuotaLines(tx, ledger, body.divisionCode, body.effectiveFrom) : null
    if (!found) throw new Refusal(404, '没有找到这个镇，它不在您的范围之内，或网址写错了。')
    if (found.parent.persons === null) throw new Refusal(422, `${found.parent.name}在这一天还没有任务数，请先给镇下达，再分解。`)
    const lines = splitLines(found.parts, body.shares)
    if (!lines) throw new Refusal(422, `有的单位不是${found.parent.name}现有的村（社区），或写了两次。请刷新页面后重填。`)
    const { effectiveFrom, reason, documentNumber } = body
    const entries = linesToEnter({ lines, total: null })
    const audit = await splitQuotas(tx, actor, { ledger, townCode: body.divisionCode, lines: entries, papers: { effectiveFrom, reason, documentNumber }, basisLabel: splitBasisLabels[body.basis], seenEntry: body.seenEntry })
    if (audit === 'stale') throw new Refusal(409, stale, { reason: 'stale' })
    if (entries.length === 0) throw new Refusal(422, '各村（社区）的数与现在的任务数全部相同，没有需要保存的。')
    const shares = found.parts.filter(isCounted).map((part) => body.shares.find((share) => share.divisionCode === part.divisionCode)?.persons ?? part.persons)
    const { sum, difference } = splitSum(found.parent.persons, shares)
    const answer: QuotaSplitAnswer = { entered: entries.length, sum, difference, effectiveFrom }
    return { status: 201, body: answer, audit }
  },
})
