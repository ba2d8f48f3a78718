'use client'

import { Alert, Button, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent } from 'react'
import { sessionOverEvent } from '@/components/api-client'
import { CodeField } from './code-field'
import { submitSignIn } from './submit-sign-in'

/**
 * Opens over the page when the session is over: sign in again, and what was typed is still there. Somebody else must not
 * go on with this person's page, so the name is fixed.
 */
export function SessionOver({ username }: { username: string }) {
  const [notice, setNotice] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  /** The password that was right, once a code is asked for. */
  const [known, setKnown] = useState<string | null>(null)
  const queries = useQueryClient()

  useEffect(() => {
    const open = (event: Event) => setNotice(String((event as CustomEvent<unknown>).detail ?? '登录已失效，请重新登录。'))
    window.addEventListener(sessionOverEvent, open)
    return () => window.removeEventListener(sessionOverEvent, open)
  }, [])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const password = known ?? String(form.get('password'))
    setWaiting(true)
    const result = await (known === null ? submitSignIn(username, password) : submitSignIn(username, password, String(form.get('code'))))
    setWaiting(false)
    setProblem(result.outcome === 'refused' ? result.sentence : null)
    if (result.outcome === 'code') setKnown(password)
    if (result.outcome !== 'in') return
    setKnown(null)
    setNotice(null)
    await queries.invalidateQueries()
  }

  return (
    <Modal opened={notice !== null} onClose={() => {}} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title="请重新登录">
      <form onSubmit={submit}>
        <Stack>
          <Text>{notice} 您填写的内容还在本页，登录后可以接着做。</Text>
          {problem && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <Text>用户名：{username}</Text>
          {known === null ? <PasswordInput label="密码" name="password" autoComplete="current-password" required withAsterisk={false} data-autofocus /> : <CodeField />}
          <Button type="submit" loading={waiting}>
            登录并继续
          </Button>
          <a href="/login">换一个账户登录（会离开本页）</a>
        </Stack>
      </form>
    </Modal>
  )
}
