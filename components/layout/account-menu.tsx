'use client'

import { Menu, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import classes from './desk-shell.module.css'

async function signOut(): Promise<void> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json()) as { csrfToken: string }
  await fetch('/api/auth/signout', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, json: 'true' }),
  })
  window.location.assign('/login?reason=ended')
}

/** Who is signed in, and the few things one does with one's own account. */
export function AccountMenu({ displayName, roleLabel }: { displayName: string; roleLabel: string }) {
  const [leaving, setLeaving] = useState(false)
  return (
    <Menu position="bottom-end" shadow="md" width={200}>
      <Menu.Target>
        <UnstyledButton className={classes.account} aria-label={`账户：${displayName}`}>
          <span className={classes.person}>{displayName}</span>
          <span className={classes.role}>{roleLabel}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href="/password">
          修改密码
        </Menu.Item>
        <Menu.Item component="a" href="/second-factor">
          动态验证码
        </Menu.Item>
        <Menu.Item component="a" href="/about">
          关于本系统
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          disabled={leaving}
          onClick={() => {
            setLeaving(true)
            void signOut()
          }}
        >
          退出登录
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
