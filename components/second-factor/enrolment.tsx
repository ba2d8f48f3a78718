'use client'

import { Alert, Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { apiWrite } from '@/components/api-client'
import type { SecondFactorBegun } from '@/domain/accounts/second-factor-api'
import { CodeForm } from './code-form'
import classes from './second-factor.module.css'

/** Sets a second factor up: the secret as a QR code and in text, confirmed with the first code. It is shown this once. */
export function Enrolment({ username, after }: { username: string; after: string }) {
  const begin = useMutation({ mutationFn: () => apiWrite<Partial<SecondFactorBegun>>('POST', '/api/second-factor', {}) })
  const { secret, uri, qr } = begin.data ?? {}
  if (!secret || !uri || !qr) {
    return (
      <>
        {begin.error && (
          <Alert color="red" role="alert" mb="md">
            {begin.error.message}
          </Alert>
        )}
        <Button loading={begin.isPending} onClick={() => begin.mutate()}>
          开始设置
        </Button>
      </>
    )
  }
  return (
    <ol className={classes.steps}>
      <li>
        在手机上打开验证器（如腾讯身份验证器、Microsoft Authenticator、FreeOTP），选“添加”“扫码”，扫下面的图：
        <svg className={classes.qr} viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label="动态验证码的二维码" shapeRendering="crispEdges">
          <path d={qr.path} fill="#000" />
        </svg>
        就在这部手机上的，<a href={uri}>点这里打开验证器</a>。都不行的，选“手工输入”，账户写 {username}，密钥写：
        <br />
        <code className={classes.secret}>{secret}</code>
        <p className={classes.aside}>二维码和密钥只显示这一次，不要拍照、不要转发。</p>
      </li>
      <li>
        把手机上显示的6位数字填在这里：
        <CodeForm path="/api/second-factor/code" act="确认启用" onDone={() => window.location.assign(after)} />
      </li>
    </ol>
  )
}
