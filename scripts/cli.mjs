// npm run cli -- <verb>: checks what it needs, then hands over to the TypeScript side.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const scripts = path.dirname(fileURLToPath(import.meta.url))
const root = path.dirname(scripts)

if (!existsSync(path.join(root, 'node_modules', 'tsx'))) {
  console.error('✗ 还没有安装依赖。请先运行一次 npm start（或 npm ci）。')
  process.exit(1)
}

const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', path.join(scripts, 'cli.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
// Ctrl-C reaches both; the child decides when it is done.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
