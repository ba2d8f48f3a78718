// npm test: everything, in the order in which a mistake is cheapest to find. Stops at the first step that fails.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildDesk } from './start/build.mjs'
import { runChild, stopChildren } from './start/children.mjs'
import { complain, Refusal, say, seconds, step } from './start/console.mjs'
import { installPackages } from './start/install.mjs'
import { ensureChromium } from './testing/chromium.mjs'
import { closingLine, playwrightCounts, vitestCounts } from './testing/counts.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const reports = mkdtempSync(path.join(tmpdir(), 'yingbao-reports-'))
const counts = []

// A build and data of the tests' own: they never touch a desk that runs from the same folder.
for (const name of Object.keys(process.env)) {
  const ours = name.startsWith('YINGBAO_') && name !== 'YINGBAO_CHROMIUM'
  if (ours || ['DATABASE_URL', 'HOST', 'PORT', 'NODE_ENV', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET'].includes(name)) delete process.env[name]
}
process.env.YINGBAO_DIST = '.next-test'
process.env.NEXT_TELEMETRY_DISABLED = '1'

/** A program of node_modules, by the file that its package.json names: no shell, no .cmd. */
const tool = (...parts) => path.join(root, 'node_modules', ...parts)

const node = (args, failure, output = 'quiet') => runChild(process.execPath, args, { cwd: root, failure, output, env: process.env })

async function check() {
  await installPackages(root)
  await step('正在检查锁文件', '锁文件完整', () => node([path.join(root, 'scripts', 'complete-lock.mjs'), '--check'], '锁文件不完整'))
  await step('正在检查类型', '类型无误', async () => {
    await node([tool('next', 'dist', 'bin', 'next'), 'typegen'], '路由类型没有生成')
    await node([tool('typescript', 'bin', 'tsc'), '--noEmit'], '类型有误')
  })
  await step('正在检查写法', '写法无误', () => node([tool('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0', '--ignore-pattern', '.next*/**'], '写法有误'))
  const structure = path.join(root, 'scripts', 'check-structure.ts')
  if (existsSync(structure)) {
    await step('正在检查代码结构', '代码结构无误', () => node(['--conditions=react-server', '--import', 'tsx', structure], '代码结构有误'))
  }
}

async function testProject(project, doing) {
  const report = path.join(reports, `${project}.json`)
  const args = ['run', `--project=${project}`, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  try {
    await step(`正在测试${doing}`, `${doing}测试通过`, () => node([tool('vitest', 'vitest.mjs'), ...args], `${doing}测试未通过`, 'inherit'))
  } finally {
    counts.push(vitestCounts(report))
  }
}

async function testJourneys() {
  await buildDesk(root)
  process.env.YINGBAO_CHROMIUM = await ensureChromium()
  const report = path.join(reports, 'playwright.json')
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = report
  try {
    await step('正在浏览器里测试', '浏览器测试通过', () => node([tool('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'], '浏览器测试未通过', 'inherit'))
  } finally {
    counts.push(playwrightCounts(report))
  }
}

async function main() {
  try {
    await check()
    await testProject('rules', '规则')
    await testProject('database', '数据库')
    await testJourneys()
    return 0
  } catch (error) {
    complain(new Refusal(error.message))
    // A step without tests of its own that fails, or a runner that fails around its tests, is one failure.
    if (counts.every((count) => count.failed === 0)) counts.push({ passed: 0, failed: 1, skipped: 0 })
    return 1
  } finally {
    rmSync(reports, { recursive: true, force: true })
    say(`用时 ${seconds()} 秒`)
    say(closingLine(counts))
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopChildren()
    process.exitCode = 1
  })
}
process.exitCode = await main()
