import { ledgerOf, quotaDates, resolveLedgerDay } from '@/app/_server/quota-import'
import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { changeQuota, lockQuotas } from '@/db/mutations/quotas'
import { getQuotaLines, toKnown } from '@/db/queries/quotas'
import { isWithin, parentCode } from '@/domain/divisions/division'
import { quotaChangeProblem, quotaChangeSchema } from '@/domain/quotas/quota-change'

const stale = '这个单位的任务数刚被别人调整过，您这次的调整没有保存。请刷新后核对，再调整。'

const body = jsonBody(quotaChangeSchema)

/** Changes one quota: a new entry in the ledger with its reason and document (R2). */
export const POST = writeRoute('POST /api/quotas/changes', {
  body,
  prepare: ({ actor, body }) => resolveLedgerDay(actor, { campaign: body.campaignId, kind: body.kind, group: body.coverageGroup }),
  write: async ({ actor, tx, body, prepared: day }) => {
    await lockQuotas(tx, body.campaignId)
    const ledger = ledgerOf(day)
    const inScope = isWithin(body.divisionCode, actor.scopeCode)
    const table = inScope ? await getQuotaLines(tx, ledger, parentCode(body.divisionCode) ?? body.divisionCode, body.effectiveFrom) : null
    const line = table && [table.parent, ...table.parts].find((one) => one.divisionCode === body.divisionCode)
    if (!table || !line) throw new Refusal(404, '没有找到这个单位，它不在您的范围之内，或网址写错了。')
    const before = toKnown(line).figures
    const problem = quotaChangeProblem(body, before, day.settings, await quotaDates(tx, day))
    if (problem) throw new Refusal(422, problem)
    const lastPosition = line === table.parent ? -1 : Math.max(0, ...table.parts.map((part) => part.position ?? 0))
    const audit = await changeQuota(tx, actor, body, before, lastPosition)
    if (audit === 'stale') throw new Refusal(409, stale, { reason: 'stale' })
    return { status: 201, body: { divisionCode: body.divisionCode, persons: body.persons, effectiveFrom: body.effectiveFrom }, audit }
  },
})
