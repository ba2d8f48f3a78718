import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { contentCases, emptyContent, hostileContent, manyTowns, pingliContent, supersededContent } from '@/domain/bulletins/bulletin-content.fixture'
import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import { PrintedBulletin } from './printed-bulletin'

const html = (content: BulletinContent) => renderToStaticMarkup(createElement(PrintedBulletin, { content }))

describe('a bulletin on paper', () => {
  it('carries issue, cut-off, base and seal, and a table with a head to repeat', () => {
    const page = html(pingliContent)
    for (const part of ['第5期，截至2021年11月23日17时', pingliContent.basisText, '封存校验码：9f2c41d07ab3', '抄送：']) expect(page).toContain(part)
    expect(page.match(/<thead>/g)).toHaveLength(3)
  })

  it('marks examples, drafts and what was replaced', () => {
    expect(html(supersededContent)).toContain('已有更正版，以更正版为准')
    expect(html(manyTowns(3))).toContain('演示数据')
    expect(html(emptyContent)).toContain('草稿，未签发')
    expect(html(pingliContent)).not.toMatch(/演示数据|草稿|更正版/)
  })

  it('shows HTML as letters', () => {
    expect(html(hostileContent)).toContain('&lt;b&gt;城关镇&lt;/b&gt;')
    expect(html(hostileContent)).not.toMatch(/<b>|<script>/)
  })

  it.each(contentCases)('holds %s', (_, content) => {
    expect(html(content).match(/<tr/g)?.length).toBeGreaterThan(content.rows.length)
  })
})
