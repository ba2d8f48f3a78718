'use client'

import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { theme } from '@/components/ui/theme'
import { LiveReads } from './live-reads'

export function Providers({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} forceColorScheme="light">
      <LiveReads>
        {children}
        <Notifications position="bottom-right" />
      </LiveReads>
    </MantineProvider>
  )
}
