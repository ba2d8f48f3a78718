import { afterEach, describe, expect, it, vi } from 'vitest'
import { contentCases, hostileContent, pingliContent } from '@/domain/bulletins/bulletin-content.fixture'
import { bulletinPicture } from './bulletin-picture'
import { drawableText } from './drawable-text'
import { pictureFonts } from './picture-fonts'

const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) })

/** What is asked of the network; a data: address is the drawing library's own code and stays in the process. */
function watchNetwork(): string[] {
  const asked: string[] = []
  const real = globalThis.fetch
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const address = input instanceof Request ? input.url : String(input)
    if (address.startsWith('data:')) return await real(input, init)
    asked.push(address)
    throw new Error('the network is cut')
  })
  return asked
}

describe('the picture of a bulletin', () => {
  afterEach(() => vi.unstubAllGlobals())

  it.each(contentCases)('is drawn of %s, 1080 pixels wide, and asks nothing of the network', { timeout: 60_000 }, async (_, content) => {
    const asked = watchNetwork()
    const png = await bulletinPicture(content)
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(sizeOf(png).width).toBe(1080)
    expect(sizeOf(png).height).toBeGreaterThan(54 * content.rows.length)
    expect(asked).toEqual([])
  })

  it('asks nothing for emoji, rare hanzi and other scripts either', { timeout: 60_000 }, async () => {
    const asked = watchNetwork()
    const strange = '👨‍👩‍👧🇨🇳1️⃣©™㊗〰❤️𠮷𬭎䶮鿍 قۇرۇم ᠮᠣᠩᠭᠣᠯ ไทย हिन्दी \u200d\u202e\u00ad\ufe0f\ue000'
    await bulletinPicture({ ...hostileContent, title: strange, office: strange, rows: pingliContent.rows.map((row) => ({ ...row, name: strange, note: strange })) })
    expect(asked).toEqual([])
  })
})

describe('a sign that the font lacks', () => {
  it.each([
    ['城关镇，▲2 65.82%', '城关镇，▲2 65.82%'],
    ['䶮鿍𬭎', '䶮鿍𬭎'],
    ['𠮷田镇', '〓田镇'],
    ['👨‍👩‍👧家庭🎉', '〓家庭〓'],
    ['甲\u0007乙\n丙', '甲乙 丙'],
    ['e\u0301', 'é'],
  ])('%j is drawn as %s', async (text, drawn) => {
    expect(drawableText(text, (await pictureFonts()).has)).toBe(drawn)
  })
})
