'use client'

import { Alert, Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccountPreview } from '@/domain/accounts/account-preview'
import type { IssuedPasswords } from '@/domain/accounts/password-slip'
import { ApiRefusal, apiUpload, newIdempotencyKey } from '@/components/api-client'
import { ImportPreview } from './import-preview'
import { PasswordSlips } from './password-slips'
import classes from './accounts.module.css'

interface Chosen {
  file: File
  /** One key for this file's import, kept when it is sent again. */
  key: string
}

const pathFor = (act: 'preview' | 'import', file: File) => `/api/accounts/${act}?name=${encodeURIComponent(file.name)}`

/** A table of accounts: choose, look through, create all or none, print the slips. */
export function ImportDesk({ countyName, origin }: { countyName: string; origin: string }) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const preview = useMutation({ mutationFn: ({ file }: Chosen) => apiUpload<AccountPreview>(pathFor('preview', file), file) })
  const create = useMutation({ mutationFn: ({ file, key }: Chosen) => apiUpload<IssuedPasswords>(pathFor('import', file), file, key) })
  const refusal = [create.error, preview.error].find((error) => error instanceof ApiRefusal)

  function choose(file: File | undefined) {
    create.reset()
    preview.reset()
    if (!file) return setChosen(null)
    const next = { file, key: newIdempotencyKey() }
    setChosen(next)
    preview.mutate(next)
  }

  if (create.data) {
    return <PasswordSlips issued={create.data} countyName={countyName} origin={origin} onClose={() => window.location.assign('/admin/accounts')} />
  }
  return (
    <>
      <p>
        <a href="/api/accounts/template" download>
          下载空白账户表（.xlsx）
        </a>
        ，每人一行；也可以用 .csv。有一行不合要求就一个也不建。
      </p>
      <div className={classes.filters}>
        <label>
          账户表（.xlsx 或 .csv）
          {/* Emptied on each click, so that the same file, mended, can be chosen again. */}
          <input type="file" accept=".xlsx,.csv" className={classes.file} onClick={(event) => (event.currentTarget.value = '')} onChange={(event) => choose(event.currentTarget.files?.[0])} />
        </label>
      </div>
      {refusal && (
        <Alert color="red" role="alert">
          {refusal.message}
        </Alert>
      )}
      {preview.isPending && <p role="status">正在读{chosen?.file.name}…</p>}
      {preview.data && <ImportPreview preview={preview.data} />}
      {preview.data?.ok && chosen && (
        <p>
          <Button loading={create.isPending} onClick={() => create.mutate(chosen)}>
            新建{preview.data.lines.length}个账户
          </Button>
        </p>
      )}
    </>
  )
}
