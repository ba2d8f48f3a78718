import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { create } from 'fontkit'

/** A font as next/og takes it. */
interface PictureFont {
  name: string
  data: Buffer
  weight: 400 | 700
  style: 'normal'
}

interface PictureFonts {
  /** The same array each time: next/og keeps what it has read of it. */
  fonts: PictureFont[]
  /** Whether both weights have a sign. */
  has: (codePoint: number) => boolean
}

const folder = path.join(process.cwd(), 'node_modules', '@expo-google-fonts', 'noto-sans-sc')

async function readFonts(): Promise<PictureFonts> {
  const [regular, bold] = await Promise.all([readFile(path.join(folder, '400Regular', 'NotoSansSC_400Regular.ttf')), readFile(path.join(folder, '700Bold', 'NotoSansSC_700Bold.ttf'))])
  const faces = [create(regular), create(bold)]
  return {
    fonts: [
      { name: 'Noto Sans SC', data: regular, weight: 400, style: 'normal' },
      { name: 'Noto Sans SC', data: bold, weight: 700, style: 'normal' },
    ],
    has: (codePoint) => faces.every((face) => face.hasGlyphForCodePoint(codePoint)),
  }
}

let loading: Promise<PictureFonts> | null = null

/** The picture's fonts, 21 MB, read once per process; a failed reading is tried again. */
export function pictureFonts(): Promise<PictureFonts> {
  loading ??= readFonts().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}
