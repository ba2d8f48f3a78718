'use client'

import { Alert, Button, Checkbox } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Milestone } from '@/domain/campaigns/settings'
import { linesToEnter, type QuotaPreview } from '@/domain/quotas/quota-import'
import { yearMonthDay, type PlainDate } from '@/domain/time/plain-date'
import { apiUpload, newIdempotencyKey } from '@/components/api-client'
import { FileChoice } from '@/components/imports/file-choice'
import { ImportRefusal } from '@/components/imports/import-refusal'
import imports from '@/components/imports/imports.module.css'
import { useDivisionWords } from '@/components/layout/division-words'
import { pathWith } from '@/components/ui/search-path'
import { QuotaImportPapers, type Papers } from './quota-import-papers'
import { QuotaImportPreview } from './quota-import-preview'

interface QuotaImportDeskProps {
  campaign: { id: string; coverageYear: number }
  /** Which ledger, as the page's URL names it, and what it is called beside the usual one ('' for the usual). */
  ledger: { kind?: string | undefined; group?: string | undefined }
  ledgerName: string
  parentName: string
  /** A town whose villages the table lists. */
  town: string | undefined
  unit: string
  /** The campaign's own document: most often the table is its annex. */
  documentNumber: string
  milestones: Milestone[]
  window: { from: PlainDate; until: PlainDate }
  back: string
}

interface Chosen {
  file: File
  /** One key for this file's import, kept when it is sent again. */
  key: string
  effectiveFrom?: string
}

interface Imported {
  entered: number
  parentName: string
  effectiveFrom: PlainDate
}

/** A quota table as it stands: choose, look through what would change, enter all or nothing (R2, R22). */
export function QuotaImportDesk({ campaign, ledger, ledgerName, parentName, town, unit, documentNumber, milestones, window, back }: QuotaImportDeskProps) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [preview, setPreview] = useState<QuotaPreview | null>(null)
  const [typed, setPapers] = useState<Papers | null>(null)
  const [isYearConfirmed, setYearConfirmed] = useState(false)
  // The first table is most often the campaign's own annex; a later one rests on another paper.
  const isFirst = preview !== null && preview.lines.every((line) => line.before === null)
  const papers = typed ?? (isFirst ? { documentNumber, reason: '下达任务' } : { documentNumber: '', reason: '' })
  const query = (choice: Chosen) => ({ campaign: campaign.id, ...ledger, town, fileName: choice.file.name, effectiveFrom: choice.effectiveFrom })
  const read = useMutation({
    mutationFn: (choice: Chosen) => apiUpload<QuotaPreview>(pathWith('/api/quotas/preview', query(choice)), choice.file, choice.key),
    onSuccess: setPreview,
  })
  const enter = useMutation({
    mutationFn: ({ choice, shown }: { choice: Chosen; shown: QuotaPreview }) =>
      apiUpload<Imported>(pathWith('/api/quotas/import', { ...query(choice), effectiveFrom: shown.effectiveFrom, ...papers, fingerprint: shown.fingerprint, yearConfirmed: shown.yearQuestion && isYearConfirmed ? 'yes' : undefined }), choice.file, choice.key),
  })

  function look(choice: Chosen) {
    setChosen(choice)
    enter.reset()
    read.mutate(choice)
  }

  function choose(file: File) {
    setPreview(null)
    setYearConfirmed(false)
    look({ file, key: newIdempotencyKey() })
  }

  function startOver() {
    setChosen(null)
    setPreview(null)
    read.reset()
    enter.reset()
  }

  if (enter.data) return <ImportedNote imported={enter.data} back={back} town={town} unit={unit} parentName={parentName} />
  const count = preview ? linesToEnter(preview).length : 0
  return (
    <>
      <FileChoice
        label={`${campaign.coverageYear}年度${ledgerName}任务表（.xlsx 或 .csv）`}
        hint={`按通知所附的表原样上传，标题、合并的格子、合计行都可以留着。${parentName}的合计会与各${unit}之和核对。`}
        disabled={enter.isPending}
        onChoose={choose}
      />
      {read.isPending && <p role="status">正在读 {chosen?.file.name}…</p>}
      {read.error && !preview && <ImportRefusal error={read.error} />}
      {preview && chosen && (
        <>
          <QuotaImportPreview preview={preview} unit={unit} milestones={milestones} />
          {count > 0 && preview.yearQuestion && (
            <Alert color="yellow" role="alert" mt="md" maw={960}>
              <p className={imports.question}>{preview.yearQuestion}</p>
              <Checkbox label={`已核对，这张表就是${campaign.coverageYear}年度的`} checked={isYearConfirmed} onChange={(event) => setYearConfirmed(event.currentTarget.checked)} />
            </Alert>
          )}
          {count > 0 && (
            <QuotaImportPapers papers={papers} onChange={setPapers} effectiveFrom={chosen.effectiveFrom ?? preview.effectiveFrom} window={window} onDate={(day) => look({ ...chosen, effectiveFrom: day })} />
          )}
          {read.error && <ImportRefusal error={read.error} />}
          {enter.error && <ImportRefusal error={enter.error} />}
          <div className={imports.buttons}>
            {count > 0 && (
              <Button loading={enter.isPending} disabled={read.isPending || read.isError || (preview.yearQuestion !== null && !isYearConfirmed) || !papers.documentNumber.trim() || !papers.reason.trim()} onClick={() => enter.mutate({ choice: chosen, shown: preview })}>
                导入，记入 {count} 条任务数
              </Button>
            )}
            {enter.isError && <Button variant="default" onClick={() => look(chosen)}>重新预览</Button>}
            <Button variant="default" disabled={enter.isPending} onClick={startOver}>{count > 0 ? '取消，不导入' : '换一个文件'}</Button>
          </div>
        </>
      )}
    </>
  )
}

function ImportedNote({ imported, back, town, unit, parentName }: { imported: Imported; back: string; town: string | undefined; unit: string; parentName: string }) {
  const { whole } = useDivisionWords()
  return (
    <section role="status">
      <p className={imports.result}>
        已记入 {imported.entered} 条任务数，自{yearMonthDay(imported.effectiveFrom)}起生效。
      </p>
      <p>
        <a href={town ? `/dashboard/${town}` : '/dashboard'}>看{town ? parentName : whole}进度</a>　<a href={back}>看{unit}任务数</a>
      </p>
    </section>
  )
}
