/** The part of fontkit that is asked whether a font has a sign; the package brings no types. */
declare module 'fontkit' {
  export function create(bytes: Buffer): { hasGlyphForCodePoint(codePoint: number): boolean }
}
