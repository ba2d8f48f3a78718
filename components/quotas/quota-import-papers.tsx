'use client'

import { TextInput } from '@mantine/core'
import { isPlainDate, type PlainDate } from '@/domain/time/plain-date'
import imports from '@/components/imports/imports.module.css'
import { reasonHint } from '@/components/ui/reason-hint'

export interface Papers {
  documentNumber: string
  reason: string
}

interface QuotaImportPapersProps {
  papers: Papers
  onChange: (papers: Papers) => void
  effectiveFrom: string
  window: { from: PlainDate; until: PlainDate }
  /** Another day is another comparison. */
  onDate: (day: PlainDate) => void
}

/** What every entry of the ledger rests on: the document, from when it holds, and why (R2). */
export function QuotaImportPapers({ papers, onChange, effectiveFrom, window, onDate }: QuotaImportPapersProps) {
  return (
    <div className={imports.papers}>
      <TextInput label="文号" required withAsterisk={false} maxLength={80} value={papers.documentNumber} onChange={(event) => onChange({ ...papers, documentNumber: event.currentTarget.value })} />
      <TextInput
        key={effectiveFrom}
        label="生效日期"
        type="date"
        required
        withAsterisk={false}
        min={window.from}
        max={window.until}
        defaultValue={effectiveFrom}
        onBlur={(event) => {
          const day = event.currentTarget.value
          if (isPlainDate(day) && day !== effectiveFrom) onDate(day)
        }}
      />
      <TextInput label="原因" description={reasonHint} inputWrapperOrder={['label', 'input', 'description', 'error']} required withAsterisk={false} maxLength={200} value={papers.reason} onChange={(event) => onChange({ ...papers, reason: event.currentTarget.value })} />
    </div>
  )
}
