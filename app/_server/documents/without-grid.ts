import type { Document } from 'docx'

const isGrid = (part: unknown) => typeof part === 'object' && part !== null && 'w:docGrid' in part

/** The document without the grid that `docx` 9.15 writes into a section whatever its options: Word offers to snap lines to one. */
export function withoutGrid(document: Document): Document {
  const section = document.Document.View.Body.getSectionPropertiesFor()
  if (section) {
    const write = section.prepForXml.bind(section)
    section.prepForXml = (context) => {
      const parts: unknown = write(context)?.['w:sectPr']
      return Array.isArray(parts) ? { 'w:sectPr': parts.filter((part) => !isGrid(part)) } : undefined
    }
  }
  return document
}
