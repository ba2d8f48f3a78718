// A real Chromium for the journeys: the one that is there, or Debian's when we may install it.
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { runChild } from '../start/children.mjs'
import { Refusal, step } from '../start/console.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function usualPlaces() {
  const { ProgramFiles, 'ProgramFiles(x86)': ProgramFiles86, LOCALAPPDATA } = process.env
  const windows = [ProgramFiles, ProgramFiles86, LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => ['Google/Chrome', 'Chromium', 'Microsoft/Edge'].map((name) => path.join(folder, name, 'Application', name.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe')))
  const mac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  return process.platform === 'win32' ? windows : process.platform === 'darwin' ? mac : []
}

/** The browser's program file, or null. YINGBAO_CHROMIUM comes first. */
export function findChromium() {
  if (process.env.YINGBAO_CHROMIUM) return process.env.YINGBAO_CHROMIUM
  const extension = process.platform === 'win32' ? '.exe' : ''
  const onPath = (process.env.PATH ?? '').split(path.delimiter).flatMap((folder) => NAMES.map((name) => path.join(folder, name + extension)))
  return [...onPath, ...usualPlaces()].find((file) => existsSync(file) && isProgram(file)) ?? null
}

async function installFromDebian() {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, failure: 'Chromium 安装失败，请检查网络或 apt 源' }
  await step('正在安装 Chromium 和中文字体', 'Chromium 已安装', async () => {
    // A stale list names versions that the archive no longer has.
    await runChild('apt-get', ['update'], options)
    await runChild('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], options)
  })
}

/** The browser's program file; installs it where that is possible, else says what to do. */
export async function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) await installFromDebian()
  const installed = findChromium()
  if (installed) return installed
  throw new Refusal('没有找到 Chromium 或 Chrome 浏览器，无法执行页面测试。请安装后重试，或用 YINGBAO_CHROMIUM 指明它的位置。')
}
