'use client'

import { Button } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { ChangeQuotaProps } from './change-quota-form'

// The dialog is wanted seldom: its code comes with the first click.
const ChangeQuotaDialog = dynamic(() => import('./change-quota-form').then((module) => module.ChangeQuotaDialog), { ssr: false })

/** 调整任务: one new entry in the ledger of one division. */
export function ChangeQuota(props: ChangeQuotaProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{props.division.persons === null ? '下达任务' : '调整任务'}</Button>
      {isOpen && <ChangeQuotaDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
