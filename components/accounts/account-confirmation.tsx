'use client'

import { Alert, Button, Group, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccountLine } from '@/domain/accounts/account'
import type { IssuedPasswords } from '@/domain/accounts/password-slip'
import { ApiRefusal, apiWrite, newIdempotencyKey } from '@/components/api-client'
import type { AccountAct } from './account-table'

type AskedAct = Exclude<AccountAct, 'edit'>

/** What happens, in the words of the act (design.md, States). */
export const questions: Record<AskedAct, { title: string; text: string; act: string }> = {
  disable: { title: '停用账户', text: '停用后马上退出登录，不能再登录；以后可以启用。', act: '停用' },
  enable: { title: '启用账户', text: '启用后可以用原来的密码登录。', act: '启用' },
  reset: { title: '重置密码', text: '原密码马上失效，正在使用的会退出登录。新的一次性密码只显示一次，请打印或当面交给本人。', act: '重置密码' },
  resetFactor: { title: '重置动态验证码', text: '手机丢失时用：原来的验证码马上失效，正在使用的会退出登录。须用验证码的角色，下次登录时重新设置。请先核实是本人要求。', act: '重置' },
}

interface AccountConfirmationProps {
  act: AskedAct
  account: AccountLine
  onDone: (issued: IssuedPasswords | null) => void
  onCancel: () => void
}

/** Asks before an account is disabled, enabled, given a one-time password or freed of a lost second factor. */
export function AccountConfirmation({ act, account, onDone, onCancel }: AccountConfirmationProps) {
  const [key] = useState(newIdempotencyKey)
  const { text, act: word } = questions[act]
  const change = useMutation({
    mutationFn: async () => {
      if (act === 'reset') return apiWrite<IssuedPasswords>('POST', `/api/accounts/${account.id}/password`, { version: account.version }, key)
      if (act === 'resetFactor') {
        await apiWrite('POST', `/api/accounts/${account.id}/second-factor`, { version: account.version }, key)
        return null
      }
      await apiWrite('PUT', `/api/accounts/${account.id}`, { act, version: account.version }, key)
      return null
    },
    onSuccess: onDone,
  })
  return (
    <Stack>
      {change.error instanceof ApiRefusal && (
        <Alert color="red" role="alert">
          {change.error.message}
        </Alert>
      )}
      <div>
        {account.displayName}（{account.username}，{account.scopeName}）。{text}
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel} data-autofocus>
          取消
        </Button>
        <Button color={act === 'disable' ? '#B3261E' : undefined} loading={change.isPending} onClick={() => change.mutate()}>
          {word}
        </Button>
      </Group>
    </Stack>
  )
}
