'use client'

import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { divisionsToWrite, type DivisionPreview } from '@/domain/divisions/division-import'
import { apiUpload, newIdempotencyKey } from '@/components/api-client'
import { FileChoice } from '@/components/imports/file-choice'
import { ImportRefusal } from '@/components/imports/import-refusal'
import imports from '@/components/imports/imports.module.css'
import { pathWith } from '@/components/ui/search-path'
import { DivisionImportPreview } from './division-import-preview'

interface Chosen {
  file: File
  /** One key for this file's import, kept when it is sent again. */
  key: string
}

/** A list of towns or villages as the statistics office or the county keeps it: choose, look through, take over (R4). */
export function DivisionImportDesk({ countyName }: { countyName: string }) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [validFrom, setValidFrom] = useState('')
  const router = useRouter()
  const read = useMutation({ mutationFn: ({ file }: Chosen) => apiUpload<DivisionPreview>(pathWith('/api/divisions/preview', { fileName: file.name }), file) })
  const take = useMutation({
    mutationFn: ({ choice, fingerprint }: { choice: Chosen; fingerprint: string }) =>
      // Without a day the list is taken as having been so all along.
      apiUpload<{ created: number; changed: number }>(pathWith('/api/divisions/import', { fileName: choice.file.name, validFrom: validFrom || '2000-01-01', fingerprint }), choice.file, choice.key),
    onSuccess: () => {
      setChosen(null)
      read.reset()
      router.refresh()
    },
  })

  function choose(file: File) {
    const choice = { file, key: newIdempotencyKey() }
    setChosen(choice)
    take.reset()
    read.mutate(choice)
  }

  const preview = read.data
  const count = preview ? divisionsToWrite(preview.lines).length : 0
  return (
    <section aria-label="导入行政区划">
      <FileChoice
        label="区划表（.xlsx 或 .csv）"
        hint={`要有“区划代码”和“名称”两列，可以有“人口”列。先导入镇表，再导入村表，也可以放在一张表里。只收${countyName}的代码；表中没有的保持不动。`}
        disabled={take.isPending}
        onChoose={choose}
      />
      {read.isPending && <p role="status">正在读 {chosen?.file.name}…</p>}
      {read.error && <ImportRefusal error={read.error} />}
      {take.data && (
        <p className={imports.result} role="status">
          已导入：新增 {take.data.created} 个，变更 {take.data.changed} 个。
        </p>
      )}
      {preview && chosen && (
        <>
          <DivisionImportPreview preview={preview} />
          {preview.lines.some((line) => line.state === 'new') && (
            <div className={imports.papers}>
              <TextInput label="新增的自哪天设立（一直都有就留空）" type="date" value={validFrom} onChange={(event) => setValidFrom(event.currentTarget.value)} />
            </div>
          )}
          {take.error && <ImportRefusal error={take.error} />}
          <div className={imports.buttons}>
            {count > 0 && (
              <Button loading={take.isPending} onClick={() => take.mutate({ choice: chosen, fingerprint: preview.fingerprint })}>
                导入 {count} 个区划
              </Button>
            )}
            {take.isError && <Button variant="default" onClick={() => choose(chosen.file)}>重新预览</Button>}
            <Button
              variant="default"
              disabled={take.isPending}
              onClick={() => {
                setChosen(null)
                read.reset()
                take.reset()
              }}
            >
              {count > 0 ? '取消，不导入' : '换一个文件'}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
