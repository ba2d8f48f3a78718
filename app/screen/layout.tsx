import type { ReactNode } from 'react'
import { LiveReads } from '@/components/layout/live-reads'

/** The wall has no frame and no kit; its numbers stay fresh by themselves. */
export default function ScreenLayout({ children }: { children: ReactNode }) {
  return <LiveReads>{children}</LiveReads>
}
