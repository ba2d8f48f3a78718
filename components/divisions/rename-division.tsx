'use client'

import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PlainDate } from '@/domain/time/plain-date'
import { ChangeForm } from './change-form'
import classes from './divisions.module.css'

/** 改名: the new name, from when, by which document. The code and every number under it stay (R4). */
export function RenameDivision({ division, today, back }: { division: { code: string; name: string }; today: PlainDate; back: string }) {
  const [name, setName] = useState('')
  const [effectiveFrom, setEffectiveFrom] = useState<string>(today)
  return (
    <ChangeForm
      code={division.code}
      legend={`${division.name}改名`}
      change={() => ({ kind: 'rename', name, effectiveFrom })}
      action={name.trim() ? `改名为${name.trim()}` : '改名'}
      isReady={name.trim() !== '' && effectiveFrom !== ''}
      back={back}
    >
      <p className={classes.help}>代码不变，已有的数不动，各页显示新名称。上传的表里写旧名也认得，并会说明。</p>
      <div className={classes.fields}>
        <TextInput label="新名称（全称）" required withAsterisk={false} maxLength={40} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput label="自哪天起" type="date" required withAsterisk={false} max={today} value={effectiveFrom} onChange={(event) => setEffectiveFrom(event.currentTarget.value)} />
      </div>
    </ChangeForm>
  )
}
