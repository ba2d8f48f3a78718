'use client'

import { useState } from 'react'
import fields from '@/components/ui/field.module.css'
import { CodeForm } from './code-form'

/** A second factor in use: to be taken away or moved to another phone with a code of it. */
export function Enrolled({ required }: { required: boolean }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <p>已启用。每次登录，在密码之后再填手机上的验证码。手机丢失的，请县医保局管理员重置。</p>
      {asking ? (
        <CodeForm path="/api/second-factor/removal" act={required ? '停用旧的，重新设置' : '停用'} after="/second-factor?done=removed" />
      ) : (
        <button type="button" className={fields.secondary} onClick={() => setAsking(true)}>
          {required ? '换手机' : '停用或换手机'}
        </button>
      )}
    </>
  )
}
