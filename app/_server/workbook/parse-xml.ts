import { SaxesParser } from 'saxes'
import { damagedFile, FileProblem, forbiddenXml } from '@/app/_server/workbook/file-problem'

export interface XmlHandlers {
  /** Names come without their prefix: x:row and row are the same element. */
  open?: (name: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function localAttributes(attributes: Record<string, string>): Record<string, string> {
  const local: Record<string, string> = {}
  for (const name in attributes) local[localName(name)] = attributes[name] ?? ''
  return local
}

function decoderFor(chunk: Buffer): TextDecoder {
  const label = chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(label, { fatal: true })
}

/**
 * Reads XML as it streams in. One decoder for all chunks, so that a hanzi cut by a chunk's end stays whole. A document
 * type is refused: with it go entities. Anything not well-formed, a missing end included, is a damaged file.
 */
export async function parseXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw forbiddenXml()
  })
  const { open, text, close } = handlers
  if (open) parser.on('opentag', (tag) => open(localName(tag.name), localAttributes(tag.attributes)))
  if (close) parser.on('closetag', (tag) => close(localName(tag.name)))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  let decoder: TextDecoder | null = null
  try {
    for await (const chunk of chunks) {
      decoder ??= decoderFor(chunk)
      parser.write(decoder.decode(chunk, { stream: true }))
    }
    parser.write(decoder?.decode() ?? '')
    parser.close()
  } catch (error) {
    throw error instanceof FileProblem ? error : damagedFile()
  }
}
