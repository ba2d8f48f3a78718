import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'

export const metadata: Metadata = { title: { default: '应保', template: '%s · 应保' }, description: '城乡居民基本医疗保险参保缴费工作台', icons: '/icon.svg' }
export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#0B5B73' }

/**
 * Bare: phones on slow networks load nothing here but the design's own styles. The desk brings Mantine and react-query for
 * itself in app/(desk)/layout.tsx.
 */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN" data-mantine-color-scheme="light">
      <body>{children}</body>
    </html>
  )
}
