/** Puts the table of verbs into docs/operations.md from the registry: `node --conditions=react-server --import tsx scripts/verbs-doc.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { verbTable } from './command-line/help'
import { allVerbs } from './command-line/registry'

const file = 'docs/operations.md'

void allVerbs().then((verbs) => {
  writeFileSync(file, readFileSync(file, 'utf8').replace(/<!-- verbs -->[\s\S]*<!-- \/verbs -->/, () => `<!-- verbs -->\n${verbTable(verbs)}\n<!-- /verbs -->`))
})
