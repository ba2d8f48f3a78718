// npm ci when node_modules is missing or belongs to another lock file.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { step } from './console.mjs'
import { runChild } from './children.mjs'

const read = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** True when what npm noted as installed is what the lock asks for; packages of other platforms may be absent. */
function matchesLock(root) {
  try {
    const wanted = read(path.join(root, 'package-lock.json')).packages
    const installed = read(path.join(root, 'node_modules', '.package-lock.json')).packages
    return Object.entries(wanted).every(
      ([name, entry]) => name === '' || (installed[name] ? installed[name].version === entry.version : entry.optional === true),
    )
  } catch {
    return false
  }
}

/** How to run npm without a shell: the npm that started us, or the one beside this Node. */
function npmCommand() {
  const beside = path.dirname(process.execPath)
  const candidates = [
    process.env.npm_execpath,
    path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ]
  const cli = candidates.find((file) => file && path.basename(file) === 'npm-cli.js' && existsSync(file))
  if (cli) return { command: process.execPath, first: [cli], shell: false }
  // npm.cmd only runs through a shell; the arguments are constants.
  return process.platform === 'win32' ? { command: 'npm.cmd', first: [], shell: true } : { command: 'npm', first: [], shell: false }
}

/** Installs what package-lock.json lists unless that has been done; the stamp says for which lock. */
export async function installPackages(root) {
  const stamp = path.join(root, 'node_modules', '.yingbao-lock')
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  if (!matchesLock(root)) {
    const { command, first, shell } = npmCommand()
    const args = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund']
    const failure = '依赖安装失败，请检查网络（或 npm 镜像设置）后重试'
    await step('正在安装依赖', '依赖已安装', () => runChild(command, args, { cwd: root, shell, failure }))
  }
  writeFileSync(stamp, hash)
}
