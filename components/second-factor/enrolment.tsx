'use client'

import { useState, type FormEvent } from 'react'
import { ApiRefusal, apiWrite } from '@/components/api-client'
import { FormProblem, SubmitButton } from '@/components/ui/field'
import type { SecondFactorBegun } from '@/domain/accounts/second-factor-api'
import { CodeForm } from './code-form'
import classes from './second-factor.module.css'

/** Sets a second factor up: the secret as a QR code and in text, confirmed with the first code. It is shown this once. */
export function Enrolment({ username, after }: { username: string; after: string }) {
  const [begun, setBegun] = useState<SecondFactorBegun | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)

  async function begin(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setWaiting(true)
    try {
      setBegun(await apiWrite<SecondFactorBegun>('POST', '/api/second-factor', {}))
    } catch (error) {
      setProblem(error instanceof ApiRefusal ? error.message : '没有开始，请稍后再试。')
    }
    setWaiting(false)
  }

  if (!begun) {
    return (
      <form method="post" onSubmit={begin}>
        {problem && <FormProblem>{problem}</FormProblem>}
        <SubmitButton waiting={waiting}>开始设置</SubmitButton>
      </form>
    )
  }
  const { secret, uri, qr } = begun
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
        <CodeForm path="/api/second-factor/code" act="确认启用" after={after} />
      </li>
    </ol>
  )
}
