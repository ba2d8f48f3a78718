import { digits, fontFallbacks } from './official-layout'

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

function fontEntry(name: string, alternatives: readonly string[], family: 'roman' | 'swiss', charset: string): string {
  const alternative = alternatives.length > 0 ? `<w:altName w:val="${alternatives.join(',')}"/>` : ''
  return `<w:font w:name="${name}">${alternative}<w:charset w:val="${charset}"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`
}

/** word/fontTable.xml: every font that is named, with what to take in its place; `docx` itself lists embedded fonts only. */
export function fontTable(): string {
  const named = Object.entries(fontFallbacks).map(([name, alternatives]) => fontEntry(name, alternatives, name === '黑体' ? 'swiss' : 'roman', '86'))
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${namespace}">${named.join('')}${fontEntry(digits, [], 'roman', '00')}</w:fonts>`
}
