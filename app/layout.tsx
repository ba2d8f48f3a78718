import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { Providers } from '@/components/layout/providers'

export const metadata: Metadata = { title: { default: '应保', template: '%s · 应保' }, description: '城乡居民基本医疗保险参保缴费工作台', icons: '/icon.svg' }
export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#0B5B73' }

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN" data-mantine-color-scheme="light">
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  )
}
