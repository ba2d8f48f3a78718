import { appendFileSync } from 'node:fs'
import { getAuditHead, verifyAuditChain } from '../../db/queries/audit-chain'
import { findingSentence, headLine } from '../../domain/audit/heads'
import { asOperator } from '../command-line/accounts'
import { headsFile, readHeads } from '../command-line/audit-heads'
import { Refused, type Verb } from '../command-line/verb'

const auditHead: Verb = {
  words: 'audit head',
  summary: '把今天的日志头留存到数据文件夹的 audit-heads.txt，日后可看出日志有没有被截断',
  async run({ dataFolder, database }) {
    const file = headsFile(dataFolder)
    const { heads } = readHeads(dataFolder)
    const access = await database()
    const { head, report } = await asOperator(access, '', async (tx) => ({ report: await verifyAuditChain(tx, heads), head: await getAuditHead(tx) }))
    // A head kept of a damaged chain would make the damage look right.
    if (report.findings.length > 0) throw new Refused(`没有留存日志头，操作日志有${report.findingCount}处不对：\n${report.findings.map((finding) => `  ${findingSentence(finding)}`).join('\n')}`)
    if (heads.at(-1)?.hash !== head.hash || heads.at(-1)?.day !== head.day) appendFileSync(file, headLine(head), { mode: 0o600 })
    return { text: `✓ 已留存${head.day}的日志头：第${head.number}号（${file}）。`, json: { ...head, file } }
  },
}

export default auditHead
