'use client'

import { Alert, Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { departmentCodes, departmentLabels, roleLabels, roleLevel, roles, type Department, type Role } from '@/domain/access/roles'
import { signingRoles, signsBulletinsLabel, type AccountLine } from '@/domain/accounts/account'
import type { IssuedPasswords } from '@/domain/accounts/password-slip'
import { ApiRefusal, apiWrite, newIdempotencyKey } from '@/components/api-client'
import { townsOf, villagesOf, type ScopeChoice } from './scope-choice'

interface AccountFormProps {
  /** The account to edit; null for a new one. */
  account: AccountLine | null
  /** One's own account: only the name may be changed. */
  own: boolean
  county: ScopeChoice
  choices: readonly ScopeChoice[]
  onSaved: (issued: IssuedPasswords | null) => void
  onCancel: () => void
}

interface Draft {
  username: string
  displayName: string
  role: Role
  department: Department | ''
  town: string
  village: string
  expiresOn: string
  signsBulletins: boolean
}

function draftOf(account: AccountLine | null): Draft {
  const scope = account?.scopeCode ?? ''
  return {
    username: account?.username ?? '',
    displayName: account?.displayName ?? '',
    role: account?.role ?? 'town_clerk',
    department: account?.department ?? '',
    town: scope.length >= 9 ? scope.slice(0, 9) : '',
    village: scope.length === 12 ? scope : '',
    expiresOn: account?.expiresOn ?? '',
    signsBulletins: account?.signsBulletins ?? false,
  }
}

function fieldsOf(draft: Draft, countyCode: string) {
  const level = roleLevel[draft.role]
  return {
    displayName: draft.displayName,
    role: draft.role,
    department: draft.role === 'department' && draft.department !== '' ? draft.department : null,
    scopeCode: level === 'county' ? countyCode : level === 'town' ? draft.town : draft.village,
    expiresOn: draft.expiresOn === '' ? null : draft.expiresOn,
    signsBulletins: draft.signsBulletins && signingRoles.includes(draft.role),
  }
}

/** New account, or another name, role, scope, grant or last day for one. The server's sentence is shown as it came. */
export function AccountForm({ account, own, county, choices, onSaved, onCancel }: AccountFormProps) {
  const [draft, setDraft] = useState(() => draftOf(account))
  const [key] = useState(newIdempotencyKey)
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const save = useMutation({
    mutationFn: async () => {
      const fields = fieldsOf(draft, county.code)
      if (!account) return apiWrite<IssuedPasswords>('POST', '/api/accounts', { username: draft.username.trim().toLowerCase(), ...fields }, key)
      await apiWrite('PUT', `/api/accounts/${account.id}`, { act: 'edit', version: account.version, fields }, key)
      return null
    },
    onSuccess: onSaved,
  })
  const level = roleLevel[draft.role]

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    save.mutate()
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {save.error instanceof ApiRefusal && (
          <Alert color="red" role="alert">
            {save.error.message}
          </Alert>
        )}
        {account ? (
          <div>用户名：{account.username}</div>
        ) : (
          <TextInput label="用户名" description="2到32位小写字母或数字，建好后不能改" value={draft.username} onChange={(event) => set({ username: event.currentTarget.value })} required maxLength={32} autoComplete="off" autoCapitalize="none" data-autofocus />
        )}
        <TextInput label="姓名" value={draft.displayName} onChange={(event) => set({ displayName: event.currentTarget.value })} required maxLength={40} autoComplete="off" />
        {own ? (
          <div>自己的角色、范围和到期日由另一位管理员修改。</div>
        ) : (
          <>
            <NativeSelect label="角色" value={draft.role} onChange={(event) => set({ role: event.currentTarget.value as Role })} data={roles.map((role) => ({ value: role, label: roleLabels[role] }))} />
            {draft.role === 'department' && (
              <NativeSelect label="部门" required value={draft.department} onChange={(event) => set({ department: event.currentTarget.value as Department | '' })} data={[{ value: '', label: '请选择' }, ...departmentCodes.map((code) => ({ value: code, label: departmentLabels[code] }))]} />
            )}
            {level === 'county' && <div>范围：{county.name}</div>}
            {level !== 'county' && (
              <NativeSelect label="镇（街道）" required value={draft.town} onChange={(event) => set({ town: event.currentTarget.value, village: '' })} data={[{ value: '', label: '请选择' }, ...townsOf(choices).map(({ code, name }) => ({ value: code, label: name }))]} />
            )}
            {level === 'village' && (
              <NativeSelect label="村（社区）" required disabled={draft.town === ''} value={draft.village} onChange={(event) => set({ village: event.currentTarget.value })} data={[{ value: '', label: draft.town === '' ? '请先选镇' : '请选择' }, ...(draft.town === '' ? [] : villagesOf(choices, draft.town)).map(({ code, name }) => ({ value: code, label: name }))]} />
            )}
            {signingRoles.includes(draft.role) && (
              <Checkbox label={signsBulletinsLabel} description="可以签发别人送审的通报；自己送审的由另一人签发" checked={draft.signsBulletins} onChange={(event) => set({ signsBulletins: event.currentTarget.checked })} />
            )}
            <TextInput type="date" label="到期日" description="最后能用的一天；留空为不限期" value={draft.expiresOn} onChange={(event) => set({ expiresOn: event.currentTarget.value })} />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            取消
          </Button>
          <Button type="submit" loading={save.isPending}>
            {account ? '保存' : '新建账户'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
