import { verifyAuditChain } from '../../db/queries/audit-chain'
import { findingSentence } from '../../domain/audit/heads'
import { asOperator } from '../command-line/accounts'
import { headsFile, readHeads } from '../command-line/audit-heads'
import { Refused, type Verb } from '../command-line/verb'

const auditVerify: Verb = {
  words: 'audit verify',
  summary: '从头核对操作日志：有没有被改、被删、被截断，并与每天留存的日志头对照',
  async run({ dataFolder, database }) {
    const { heads, unreadable } = readHeads(dataFolder)
    const access = await database()
    const report = await asOperator(access, '', (tx) => verifyAuditChain(tx, heads))
    const spoilt = unreadable.map((line) => `${headsFile(dataFolder)} 第${line}行不完整，读不出日志头。`)
    const found = [...report.findings.map(findingSentence), ...spoilt]
    const count = report.findingCount + spoilt.length
    if (count > 0) throw new Refused(`操作日志有${count}处不对，共${report.entries}条记录：\n${found.map((sentence) => `  ${sentence}`).join('\n')}${count > found.length ? '\n  ……' : ''}`)
    const compared = heads.length > 0 ? `，并与留存的${heads.length}个日志头相符` : '；还没有留存的日志头（每天备份时会留一个）'
    return { text: `✓ 操作日志完整：${report.entries}条记录，编号连续，逐条相接${compared}。`, json: { entries: report.entries, head: report.head, headsCompared: heads.length } }
  },
}

export default auditVerify
