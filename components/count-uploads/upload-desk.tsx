'use client'

import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiUpload, newIdempotencyKey } from '@/components/api-client'
import { FileChoice } from '@/components/imports/file-choice'
import { ImportRefusal } from '@/components/imports/import-refusal'
import imports from '@/components/imports/imports.module.css'
import { reasonHint } from '@/components/ui/reason-hint'
import { pathWith } from '@/components/ui/search-path'
import type { CountPreview } from '@/domain/count-uploads/count-preview'
import type { ImportedCounts } from '@/domain/count-uploads/upload-api'
import { UploadPreview } from './upload-preview'

interface UploadDeskProps {
  campaign: { id: string; coverageYear: number }
  /** Series, group, day and town of the file, as they stand in the page's URL. */
  target: { asOf: string; series: string; group: string; town: string | undefined }
  /** The page's search, for the ways on. */
  search: Record<string, string | undefined>
}

interface Chosen {
  file: File
  /** One key for this file's import, kept when it is sent again. */
  key: string
}

/** A filled sheet: choose, look through what would change, say why where it is asked, take in all or nothing (R22). */
export function UploadDesk({ campaign, target, search }: UploadDeskProps) {
  const router = useRouter()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [preview, setPreview] = useState<CountPreview | null>(null)
  const [reason, setReason] = useState('')
  const query = (file: File) => ({ campaign: campaign.id, ...target, fileName: file.name })
  const read = useMutation({
    mutationFn: ({ file }: Chosen) => apiUpload<CountPreview>(pathWith('/api/daily-counts/preview', query(file)), file),
    onSuccess: setPreview,
  })
  const enter = useMutation({
    mutationFn: ({ choice, shown }: { choice: Chosen; shown: CountPreview }) =>
      apiUpload<ImportedCounts>(
        pathWith('/api/daily-counts/import', { ...query(choice.file), reason: reason.trim() || undefined, fingerprint: shown.fingerprint, seenAt: shown.seenAt }),
        choice.file,
        choice.key,
      ),
    onSuccess: () => router.refresh(),
  })

  function look(choice: Chosen) {
    setChosen(choice)
    setPreview(null)
    enter.reset()
    read.mutate(choice)
  }

  function startOver() {
    setChosen(null)
    setPreview(null)
    setReason('')
    read.reset()
    enter.reset()
  }

  if (enter.data) return <ImportedNote imported={enter.data} search={search} startOver={startOver} />
  const count = preview ? preview.counts.new + preview.counts.changed + preview.counts.needsReason : 0
  const unanswered = preview !== null && preview.counts.needsReason > 0 && reason.trim() === ''
  return (
    <>
      <FileChoice
        label="填好的填报表（.xlsx 或 .csv）"
        hint="列的先后不限，按表头认列；标题、合计行可以留着，合计只核对不导入；没填人数的行不动。"
        disabled={enter.isPending}
        onChoose={(file) => look({ file, key: newIdempotencyKey() })}
      />
      {read.isPending && <p role="status">正在读 {chosen?.file.name}…</p>}
      {read.error && <ImportRefusal error={read.error} />}
      {preview && chosen && (
        <>
          <UploadPreview preview={preview} />
          {preview.counts.needsReason > 0 && (
            <TextInput
              className={imports.reason ?? ''}
              label={`原因（用于要写原因的${preview.counts.needsReason}项；各项不同的，请写在表里的“原因”列）`}
              description={reasonHint}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          {enter.error && <ImportRefusal error={enter.error} />}
          <div className={imports.buttons}>
            {count > 0 && (
              <Button loading={enter.isPending} disabled={unanswered} onClick={() => enter.mutate({ choice: chosen, shown: preview })}>
                上报{count}项
              </Button>
            )}
            {enter.isError && (
              <Button variant="default" onClick={() => look({ file: chosen.file, key: newIdempotencyKey() })}>
                重新预览
              </Button>
            )}
            <Button variant="default" disabled={enter.isPending} onClick={startOver}>
              {count > 0 ? '取消，不上报' : '换一个文件'}
            </Button>
          </div>
        </>
      )}
    </>
  )
}

function ImportedNote({ imported, search, startOver }: { imported: ImportedCounts; search: Record<string, string | undefined>; startOver: () => void }) {
  return (
    <section role="status">
      <p className={imports.result}>
        已存{imported.saved}项（{imported.days.join('、')}）{imported.same > 0 && `，另有${imported.same}项与已存的相同`}。24小时内可以在下面撤回。
      </p>
      <p>
        <a href={pathWith('/dashboard', { ...search, town: undefined })}>看排名</a>　<a href={pathWith('/daily-counts', search)}>看每日填报</a>　
        <button type="button" className={imports.again} onClick={startOver}>
          再传一个文件
        </button>
      </p>
    </section>
  )
}
