'use client'

import { useState } from 'react'
import { signOut } from './sign-out'

/** Signs out; without a connection it says that one is still signed in. */
export function SignOutButton({ className }: { className: string | undefined }) {
  const [state, setState] = useState<'idle' | 'leaving' | 'failed'>('idle')
  return (
    <>
      <button
        type="button"
        className={className}
        disabled={state === 'leaving'}
        onClick={() => {
          setState('leaving')
          signOut().catch(() => setState('failed'))
        }}
      >
        退出登录
      </button>
      {state === 'failed' && <p role="alert">连不上服务器，还没有退出。请检查网络后再试。</p>}
    </>
  )
}
