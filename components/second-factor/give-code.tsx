'use client'

import { CodeForm } from './code-form'

/** The code of a sign-in that came without one, before anything else. */
export function GiveCode({ next }: { next: string }) {
  return <CodeForm path="/api/second-factor/code" act="继续" onDone={() => window.location.assign(next)} />
}
