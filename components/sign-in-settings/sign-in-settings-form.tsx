'use client'

import { Alert, Button, Checkbox, Group, NumberInput, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { apiWrite } from '@/components/api-client'
import { roleLabels, roles, type Role } from '@/domain/access/roles'
import { secondFactorName } from '@/domain/accounts/second-factor'
import { idleDaysRange, noticeDays, type RoleFactors, type SignInSettings } from '@/domain/accounts/sign-in-settings'
import classes from './sign-in-settings.module.css'

interface SignInSettingsFormProps {
  settings: SignInSettings
  basedOn: string | null
  factors: readonly RoleFactors[]
}

function factorsOf(factors: readonly RoleFactors[], role: Role): string {
  const found = factors.find((one) => one.role === role)
  return found ? `在用${found.accounts}人，已启用${found.enrolled}人` : '没有在用的账户'
}

/** Who must use a second factor, and when idle accounts end. Nothing is saved before the button is pressed. */
export function SignInSettingsForm({ settings, basedOn, factors }: SignInSettingsFormProps) {
  const router = useRouter()
  const [chosen, setChosen] = useState<string[]>(settings.secondFactorRoles)
  const [ends, setEnds] = useState(settings.idleDays !== null)
  const [days, setDays] = useState<string | number>(settings.idleDays ?? 90)
  const save = useMutation({
    mutationFn: () => apiWrite('POST', '/api/sign-in-settings', { basedOn, secondFactorRoles: chosen, idleDays: ends ? Number(days) : null }),
    onSuccess: () => router.refresh(),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    save.mutate()
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      <Stack gap="lg">
        {save.error && (
          <Alert color="red" role="alert">
            {save.error.message}
          </Alert>
        )}
        <Checkbox.Group label={`哪些角色登录须填${secondFactorName}`} description="选中的角色下次打开页面时须先设置好，包括您自己。没有选中的人也可以自愿启用。" value={chosen} onChange={setChosen}>
          <Stack gap={8} mt="sm">
            {roles.map((role) => (
              <Checkbox key={role} value={role} label={`${roleLabels[role]}（${factorsOf(factors, role)}）`} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Stack gap="xs">
          <Checkbox label="长期不登录的账户自动停用" checked={ends} onChange={(event) => setEnds(event.currentTarget.checked)} />
          {ends && (
            <NumberInput label="多少天没有登录就停用" description={`${idleDaysRange.least}到${idleDaysRange.most}天。停用前${noticeDays.idle}天起在“账户”页提示；最后一位可用的管理员不会被停用。`} value={days} onChange={setDays} min={idleDaysRange.least} max={idleDaysRange.most} allowDecimal={false} clampBehavior="none" required withAsterisk={false} maw={320} />
          )}
        </Stack>
        <Group>
          <Button type="submit" loading={save.isPending}>
            保存
          </Button>
          {save.isSuccess && <span role="status">已保存。</span>}
        </Group>
      </Stack>
    </form>
  )
}
