'use client'

import { Alert, Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { townWord } from '@/domain/divisions/division-words'
import { comparedWith, formatThousands } from '@/domain/numbers/format'
import { parsePersons } from '@/domain/numbers/parse-persons'
import { proposeSplit, splitBasisLabels, splitSum, withoutBasisSentence, type SplitBasis, type SplitPart } from '@/domain/quotas/split-quota'
import type { QuotaSplitAnswer } from '@/domain/quotas/split-quota-api'
import type { QuotaKind } from '@/domain/quotas/quota'
import { yearMonthDay, type PlainDate } from '@/domain/time/plain-date'
import { apiWrite, newIdempotencyKey } from '@/components/api-client'
import imports from '@/components/imports/imports.module.css'
import { useDivisionWords } from '@/components/layout/division-words'
import { QuotaImportPapers, type Papers } from './quota-import-papers'
import classes from './quotas.module.css'
import { SplitTable } from './split-table'

export interface SplitDeskProps {
  campaignId: string
  ledger: { kind: QuotaKind; coverageGroup: string }
  page: {
    town: { code: string; name: string; persons: number }
    parts: SplitPart[]
    before: { coverageYear: number; asOf: PlainDate } | null
    effectiveFrom: PlainDate
    seenEntry: string | null
  }
  window: { from: PlainDate; until: PlainDate }
  /** The page itself, to which another effective date is added. */
  here: string
  back: string
}

type Cells = Record<string, string>

/** What stands already stays; a first split begins empty. */
function cellsInForce(parts: readonly SplitPart[]): Cells {
  return Object.fromEntries(parts.map((part) => [part.divisionCode, part.persons === null ? '' : String(part.persons)]))
}

/** A town's quota to its villages: by a basis or by hand, sum and difference in sight, then entered all at once (R2). */
export function SplitDesk({ campaignId, ledger, page, window, here, back }: SplitDeskProps) {
  const { town, parts, before, effectiveFrom, seenEntry } = page
  const [cells, setCells] = useState<Cells>(() => cellsInForce(parts))
  const [basis, setBasis] = useState<SplitBasis>('typed')
  const [said, setSaid] = useState<string | null>(null)
  const [papers, setPapers] = useState<Papers>({ documentNumber: '', reason: '' })
  const [key, setKey] = useState(newIdempotencyKey)
  const router = useRouter()
  const read = parts.map((part) => parsePersons(cells[part.divisionCode] ?? ''))
  const shares = read.map((cell) => (cell.ok ? cell.persons : null))
  const sum = splitSum(town.persons, shares)
  const unreadable = read.filter((cell) => !cell.ok).length
  const filled = shares.filter((share) => share !== null).length
  const request = {
    campaignId, ...ledger, divisionCode: town.code, basis, effectiveFrom, ...papers, seenEntry,
    shares: parts.flatMap((part, index) => (shares[index] == null ? [] : [{ divisionCode: part.divisionCode, persons: shares[index] }])),
  }
  const { village } = useDivisionWords()
  const save = useMutation({ mutationFn: () => apiWrite<QuotaSplitAnswer>('POST', '/api/quotas/splits', request, key) })

  function change(changed: Cells) {
    setCells((held) => ({ ...held, ...changed }))
    // Another content is another request; the same one sent again keeps its key.
    setKey(newIdempotencyKey())
  }

  function reckon(by: Exclude<SplitBasis, 'typed'>) {
    const proposal = proposeSplit(town.persons, parts, by, village)
    if (!proposal.ok) return setSaid(proposal.sentence)
    setBasis(by)
    setSaid(withoutBasisSentence(proposal.withoutBasis, by))
    setPapers((held) => ({ ...held, reason: held.reason || `按${splitBasisLabels[by]}分解到${village}` }))
    change(Object.fromEntries(parts.map((part, index) => [part.divisionCode, String(proposal.shares[index])])))
  }

  if (save.data) return <SavedNote saved={save.data} town={town} back={back} />
  return (
    <>
      <p>
        {yearMonthDay(effectiveFrom)}起，{town.name}任务数 {formatThousands(town.persons)} 人，{parts.length} 个{village}。
        {before && `上年参保人数取${before.coverageYear}年度截至${yearMonthDay(before.asOf)}各${village}最后上报的数。`}
      </p>
      <div className={imports.buttons}>
        <Button variant="default" onClick={() => reckon('lastYear')}>按上年参保人数计算</Button>
        <Button variant="default" onClick={() => reckon('population')}>按人口计算</Button>
      </div>
      <p className={classes.note}>按比例取整，余数大的先补 1 人，合计正好等于本{townWord(town.name)}任务数；算出的数可以改，也可以从表格里粘贴一列。</p>
      {said && <Alert color="yellow" role="alert" mt="sm" maw={960}>{said}</Alert>}
      <p role="status" className={`${classes.sumLine} ${sum.difference === 0 ? '' : classes.apartSentence}`}>
        各{village}合计 {formatThousands(sum.sum)} 人，{comparedWith(`${town.name}任务数 ${formatThousands(town.persons)} 人`, sum.difference)}。
        {unreadable > 0 && `有 ${unreadable} 格读不出人数，请改好。`}
        {filled < parts.length && unreadable === 0 && `还有 ${parts.length - filled} 个${village}没有填，保持原样。`}
      </p>
      <SplitTable parts={parts} cells={cells} read={read} onChange={change} sum={sum} persons={town.persons} townName={town.name} />
      <QuotaImportPapers
        papers={papers}
        onChange={(changed) => {
          setPapers(changed)
          setKey(newIdempotencyKey())
        }}
        effectiveFrom={effectiveFrom}
        window={window}
        onDate={(day) => router.replace(`${here}&from=${day}`, { scroll: false })}
      />
      {save.error && <Alert color="red" role="alert" mt="md" maw={960}>{save.error.message}</Alert>}
      <div className={imports.buttons}>
        <Button loading={save.isPending} disabled={unreadable > 0 || filled === 0 || !papers.documentNumber.trim() || !papers.reason.trim()} onClick={() => save.mutate()}>
          {sum.difference === 0 ? '保存分解' : `保存分解，合计${sum.difference > 0 ? '多' : '少'} ${formatThousands(Math.abs(sum.difference))} 人`}
        </Button>
        <Button variant="default" component="a" href={back}>取消</Button>
      </div>
    </>
  )
}

function SavedNote({ saved, town, back }: { saved: QuotaSplitAnswer; town: { name: string; persons: number }; back: string }) {
  const { village } = useDivisionWords()
  const { entered, sum, effectiveFrom } = saved
  return (
    <section role="status">
      <p className={imports.result}>
        已记入 {entered} 个{village}的任务数，自{yearMonthDay(effectiveFrom)}起生效；{town.name}各{village}合计 {formatThousands(sum)} 人，{comparedWith(`本${townWord(town.name)}任务数`, saved.difference)}。
      </p>
      <p>
        <a href={back}>看{town.name}任务数</a>
      </p>
    </section>
  )
}
