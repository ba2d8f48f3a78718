'use client'

import { Menu, UnstyledButton } from '@mantine/core'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { signOut } from '@/components/sessions/sign-out'
import ui from '@/components/ui/ui.module.css'
import classes from './desk-shell.module.css'

/** Who is signed in, and the few things one does with one's own account. */
export function AccountMenu({ displayName, roleLabel }: { displayName: string; roleLabel: string }) {
  const [leaving, setLeaving] = useState(false)
  const here = usePathname()
  return (
    <Menu position="bottom-end" shadow="md" width={200} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          <span className={ui.hidden}>账户：</span>
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
        <Menu.Item component="a" href="/manual">
          使用手册
        </Menu.Item>
        <Menu.Item component="a" href="/about">
          关于本系统
        </Menu.Item>
        <Menu.Item component="a" href="/api-docs">
          接口说明
        </Menu.Item>
        <Menu.Item component="a" href={`/feedback?from=${encodeURIComponent(here)}`}>
          意见反馈
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
