'use client'

import { Alert, Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import type { MeasureChoice } from '@/domain/campaigns/measure-choice'
import type { Milestone } from '@/domain/campaigns/settings'
import { formatThousands } from '@/domain/numbers/format'
import { parsePersons } from '@/domain/numbers/parse-persons'
import { bothQuotas, kindGapSentence } from '@/domain/quotas/kind-gap'
import { milestoneTargets } from '@/domain/quotas/milestone-targets'
import { quotaKindLabels, type PrintedMilestone } from '@/domain/quotas/quota'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import { apiWrite, newIdempotencyKey } from '@/components/api-client'
import { reasonHint } from '@/components/ui/reason-hint'

export interface ChangeQuotaProps {
  campaignId: string
  division: { code: string; name: string; persons: number | null; remark: string; milestones: PrintedMilestone[] }
  /** Which ledger is changed, and this division's quota of the other kind (R2). */
  ledger: Pick<MeasureChoice, 'kind' | 'coverageGroup'>
  other: number | null
  milestones: Milestone[]
  window: { from: PlainDate; until: PlainDate }
  today: PlainDate
  /** The newest entry the page shows, so that nobody's change is overlooked. */
  seenEntry: string | null
}

interface Draft {
  persons: string
  /** By day; empty where the share decides. */
  milestones: Record<string, string>
  effectiveFrom: string
  reason: string
  documentNumber: string
  remark: string
}

function draftOf({ division, window, today }: ChangeQuotaProps): Draft {
  const day = today < window.from ? window.from : today > window.until ? window.until : today
  return { persons: division.persons === null ? '' : String(division.persons), milestones: {}, effectiveFrom: day, reason: '', documentNumber: '', remark: division.remark }
}

function requestOf(draft: Draft, props: ChangeQuotaProps) {
  const printed = Object.entries(draft.milestones).flatMap(([dueOn, text]) => {
    const parsed = parsePersons(text)
    return parsed.ok && parsed.persons !== null ? [{ dueOn, persons: parsed.persons }] : []
  })
  const persons = parsePersons(draft.persons)
  return {
    campaignId: props.campaignId,
    divisionCode: props.division.code,
    kind: props.ledger.kind,
    coverageGroup: props.ledger.coverageGroup,
    persons: persons.ok ? persons.persons : null,
    milestones: printed.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
    remark: draft.remark,
    effectiveFrom: draft.effectiveFrom,
    reason: draft.reason,
    documentNumber: draft.documentNumber,
    seenEntry: props.seenEntry,
  }
}

function problemOf(text: string): string | null {
  const parsed = parsePersons(text)
  return parsed.ok ? null : parsed.sentence
}

/** The form of 调整任务: persons, milestones where the paper prints them, from when, why, by which paper (R2, R3). */
export function ChangeQuotaDialog({ onClose, ...props }: ChangeQuotaProps & { onClose: () => void }) {
  const { division, milestones, window, ledger, other } = props
  const [draft, setDraft] = useState(() => draftOf(props))
  const [key] = useState(newIdempotencyKey)
  const router = useRouter()
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const save = useMutation({
    mutationFn: () => apiWrite('POST', '/api/quotas/changes', requestOf(draft, props), key),
    onSuccess: () => {
      router.refresh()
      onClose()
    },
  })
  const persons = parsePersons(draft.persons)
  const targets = persons.ok && persons.persons !== null ? milestoneTargets(persons.persons, milestones, []) : []
  const gap = persons.ok ? kindGapSentence(bothQuotas(ledger.kind, { divisionCode: division.code, name: division.name, persons: persons.persons }, other)) : null
  // At the last milestone everybody is due: its number is the quota itself.
  const asked = milestones.filter((milestone) => milestone.basisPoints < 10_000)
  const isBad = problemOf(draft.persons) !== null || Object.values(draft.milestones).some((text) => problemOf(text) !== null)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!isBad) save.mutate()
  }

  return (
    <Modal opened onClose={onClose} title={`${division.persons === null ? '下达' : '调整'}${division.name}${ledger.kind === 'own' ? quotaKindLabels.own : '任务'}`}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">{division.persons === null ? '现在没有任务数。' : `现在 ${formatThousands(division.persons)} 人。`}原来的数留在变更记录里。</Text>
          <TextInput label="任务数（人）" inputMode="numeric" required withAsterisk={false} data-autofocus value={draft.persons} error={problemOf(draft.persons)} onChange={(event) => set({ persons: event.currentTarget.value })} />
          {gap && <Text size="sm" c="var(--yb-behind)" role="status">{gap}</Text>}
          {asked.map(({ dueOn }) => {
            const target = targets.find((one) => one.dueOn === dueOn)
            const held = division.milestones.find((one) => one.dueOn === dueOn)
            return (
              <TextInput
                key={dueOn}
                label={`${monthDay(dueOn)}前需完成（人，累计）`}
                description={`${held ? `现在是文件所印的 ${formatThousands(held.persons)} 人。` : ''}新文件印有人数就填，没有印就留空，按比例${target ? `是 ${formatThousands(target.persons)} 人` : '计算'}。`}
                inputMode="numeric"
                value={draft.milestones[dueOn] ?? ''}
                error={problemOf(draft.milestones[dueOn] ?? '')}
                onChange={(event) => set({ milestones: { ...draft.milestones, [dueOn]: event.currentTarget.value } })}
              />
            )
          })}
          <TextInput label="生效日期" type="date" required withAsterisk={false} min={window.from} max={window.until} value={draft.effectiveFrom} onChange={(event) => set({ effectiveFrom: event.currentTarget.value })} />
          <Textarea label="原因" description={reasonHint} required withAsterisk={false} maxLength={200} autosize minRows={2} value={draft.reason} onChange={(event) => set({ reason: event.currentTarget.value })} />
          <TextInput label="文号" placeholder="如 平政办函〔2021〕9号" required withAsterisk={false} maxLength={80} value={draft.documentNumber} onChange={(event) => set({ documentNumber: event.currentTarget.value })} />
          <TextInput label="备注（可不填）" maxLength={100} value={draft.remark} onChange={(event) => set({ remark: event.currentTarget.value })} />
          {save.error && <Alert color="red" role="alert">{save.error.message}</Alert>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>取消</Button>
            <Button type="submit" loading={save.isPending} disabled={isBad}>保存调整</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
