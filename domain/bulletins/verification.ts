/** What is wrong with a sealed bulletin's bytes or its place in the chain. */
export type SealFinding =
  | { kind: 'missing'; sequence: number }
  /** The log, or the course of its draft, says that it was issued, and it is not there. */
  | { kind: 'gone' }
  | { kind: 'bytes' }
  | { kind: 'notCanonical' }
  /** JSON, but without the parts of a seal. */
  | { kind: 'noSeal' }
  | { kind: 'unlinked' }
  | { kind: 'fields'; fields: string[] }
  | { kind: 'rows' }
  | { kind: 'paper' }
  | { kind: 'auditHead'; number: number }
  /** The audit log's own entry of the issuing names another hash, or there is none. */
  | { kind: 'auditEntry'; isThere: boolean }
  /** An entry of the log that it is held against is not what the log's own hash says. */
  | { kind: 'auditChanged'; number: number }

export function sealFindingSentence(finding: SealFinding): string {
  switch (finding.kind) {
    case 'missing':
      return `链上缺第${finding.sequence}号，前后接不上。`
    case 'gone':
      return '签发过，封存的这一份不在了：被抽走过。'
    case 'bytes':
      return '封存的字节与登记的校验值不符：内容被改过。'
    case 'notCanonical':
      return '封存的字节不是规范写法：内容被改写过。'
    case 'noSeal':
      return '封存的字节读得出，但不是一份通报。'
    case 'unlinked':
      return '所记的上一份校验值与上一份不符：两份中有一份被替换过。'
    case 'fields':
      return `登记的${finding.fields.join('、')}与封存的内容不符。`
    case 'rows':
      return '各镇各自的一行与封存的表不符。'
    case 'paper':
      return '页面和文件所用的全文与封存的不符。'
    case 'auditEntry':
      return finding.isThere ? '操作日志记下的签发校验值与这一份不同：内容和登记被一起换过。' : '操作日志里没有签发这一份的记录。'
    case 'auditChanged':
      return `操作日志第${finding.number}号与它自己的校验值不符：日志被改过，请用 audit verify 核对全部日志。`
    case 'auditHead':
      return `封存时操作日志到第${finding.number}号，现在库中的第${finding.number}号与当时不同：日志被改过。`
  }
}

/** One bulletin's verification: whether it is what was sealed, and, apart from that, whether its results follow from its inputs. */
export interface SealReport {
  issueNumber: number
  edition: number
  /** Its place in the chain; null where it is gone and nobody knows. */
  sequence: number | null
  hash: string
  findings: SealFinding[]
  /** null when the bytes cannot be read, or the rule version is not known here. */
  derivation: { ruleVersion: number; agrees: boolean } | null
  unknownRuleVersion: number | null
}

/** (a) bytes and chain, (b) results from inputs, as two sentences. */
export function reportSentences(report: SealReport): { seal: string; derivation: string } {
  const seal = report.findings.length === 0 ? '封存的字节、前后相接、操作日志头均相符。' : report.findings.map(sealFindingSentence).join('')
  if (report.unknownRuleVersion !== null) return { seal, derivation: `按规则第${report.unknownRuleVersion}版算出，本程序没有这一版，无法复算。请用更新的程序核对。` }
  if (!report.derivation) return { seal, derivation: '封存的内容读不出来，无法复算。' }
  const { ruleVersion, agrees } = report.derivation
  return { seal, derivation: agrees ? `按封存的数据和规则第${ruleVersion}版重新计算，结果一致。` : `按封存的数据和规则第${ruleVersion}版重新计算，结果与封存的不一致。` }
}
