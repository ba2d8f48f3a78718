'use client'

import { Button, Group, Modal, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiWrite, newIdempotencyKey } from '@/components/api-client'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeading } from '@/components/ui/page-heading'
import type { SenderLine } from '@/domain/senders/sender'
import type { CreatedSender } from '@/domain/senders/sender-api'
import type { PlainDate } from '@/domain/time/plain-date'
import { IssuedToken } from './issued-token'
import { SenderForm, type SenderFormProps } from './sender-form'
import { SenderTable } from './sender-table'

export interface SendersDeskProps extends Pick<SenderFormProps, 'county' | 'towns'> {
  senders: SenderLine[]
  /** Where the desk is reached, as a program calls it. */
  origin: string
  today: PlainDate
}

/** Programs that send daily counts with a token (R5): made here, seen here, ended here. */
export function SendersDesk({ senders, county, towns, origin, today }: SendersDeskProps) {
  const router = useRouter()
  const [isCreating, setCreating] = useState(false)
  const [issued, setIssued] = useState<CreatedSender | null>(null)
  const [asked, setAsked] = useState<{ sender: SenderLine; key: string } | null>(null)
  const revoke = useMutation({
    mutationFn: ({ sender, key }: { sender: SenderLine; key: string }) => apiWrite<{ name: string }>('POST', `/api/senders/${sender.id}/revoke`, {}, key),
    onSuccess: () => router.refresh(),
    onSettled: () => setAsked(null),
  })

  function created(sender: CreatedSender) {
    setIssued(sender)
    setCreating(false)
    router.refresh()
  }

  return (
    <>
      <PageHeading title="报送方" actions={<Button onClick={() => setCreating(true)}>建立报送方</Button>} />
      <p>税务局、镇上的程序用令牌按接口或文件报送每日数据。一个令牌只报一个范围、一个口径，到期或撤销后马上不能再用。</p>
      {revoke.data && <p role="status">“{revoke.data.name}”的令牌已撤销。</p>}
      {revoke.error && <p role="alert">{revoke.error.message}</p>}
      {issued && <IssuedToken issued={issued} origin={origin} onClose={() => setIssued(null)} />}
      {senders.length === 0 ? (
        <EmptyState title="还没有报送方">有程序要直接报数时，在这里为它建立一个，把令牌交给管程序的人。</EmptyState>
      ) : (
        <SenderTable senders={senders} onRevoke={(sender) => setAsked({ sender, key: newIdempotencyKey() })} />
      )}
      {/* The new token takes the focus; the button gets it back when there is none. */}
      <Modal opened={isCreating} onClose={() => setCreating(false)} title="建立报送方" returnFocus={issued === null}>
        <SenderForm county={county} towns={towns} today={today} onCreated={created} onCancel={() => setCreating(false)} />
      </Modal>
      <Modal opened={asked !== null} onClose={() => setAsked(null)} title="撤销令牌">
        {asked && (
          <Stack>
            <div>“{asked.sender.name}”的令牌马上不能再用，不能恢复；它以前报送的数不变。再要报送的，请另建报送方。</div>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsked(null)} data-autofocus>
                取消
              </Button>
              <Button color="#B3261E" loading={revoke.isPending} onClick={() => revoke.mutate(asked)}>
                撤销令牌
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  )
}
