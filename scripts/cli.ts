import path from 'node:path'
import { runCommandLine } from './command-line/run'

const root = path.dirname(path.dirname(path.resolve(process.argv[1] ?? '')))

void runCommandLine(process.argv.slice(2), root).then((code) => {
  process.exitCode = code
})
