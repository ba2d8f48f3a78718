import { describe, expect, it } from 'vitest'
import { reportSentences, sealFindingSentence, type SealFinding, type SealReport } from './verification'

const sound: SealReport = { issueNumber: 4, edition: 1, sequence: 4, hash: 'ab'.repeat(32), findings: [], derivation: { ruleVersion: 1, agrees: true }, unknownRuleVersion: null }

it.each<[SealFinding, string]>([
  [{ kind: 'missing', sequence: 2 }, '链上缺第2号，前后接不上。'],
  [{ kind: 'gone' }, '签发过，封存的这一份不在了：被抽走过。'],
  [{ kind: 'noSeal' }, '封存的字节读得出，但不是一份通报。'],
  [{ kind: 'auditChanged', number: 31 }, '操作日志第31号与它自己的校验值不符：日志被改过，请用 audit verify 核对全部日志。'],
  [{ kind: 'bytes' }, '封存的字节与登记的校验值不符：内容被改过。'],
  [{ kind: 'notCanonical' }, '封存的字节不是规范写法：内容被改写过。'],
  [{ kind: 'unlinked' }, '所记的上一份校验值与上一份不符：两份中有一份被替换过。'],
  [{ kind: 'fields', fields: ['标题', '签发人'] }, '登记的标题、签发人与封存的内容不符。'],
  [{ kind: 'paper' }, '页面和文件所用的全文与封存的不符。'],
  [{ kind: 'rows' }, '各镇各自的一行与封存的表不符。'],
  [{ kind: 'auditHead', number: 31 }, '封存时操作日志到第31号，现在库中的第31号与当时不同：日志被改过。'],
])('what was found', (finding, expected) => {
  expect(sealFindingSentence(finding)).toBe(expected)
})

describe('R13 a report says two things, each for itself', () => {
  it.each<[string, Partial<SealReport>, [seal: string, derivation: string]]>([
    ['sound', {}, ['封存的字节、前后相接、操作日志头均相符。', '按封存的数据和规则第1版重新计算，结果一致。']],
    ['touched bytes that still reckon', { findings: [{ kind: 'bytes' }, { kind: 'rows' }] }, ['封存的字节与登记的校验值不符：内容被改过。各镇各自的一行与封存的表不符。', '按封存的数据和规则第1版重新计算，结果一致。']],
    ['whole bytes with other results', { derivation: { ruleVersion: 1, agrees: false } }, ['封存的字节、前后相接、操作日志头均相符。', '按封存的数据和规则第1版重新计算，结果与封存的不一致。']],
    ['unreadable', { findings: [{ kind: 'bytes' }], derivation: null }, ['封存的字节与登记的校验值不符：内容被改过。', '封存的内容读不出来，无法复算。']],
    ['of a later program', { derivation: null, unknownRuleVersion: 2 }, ['封存的字节、前后相接、操作日志头均相符。', '按规则第2版算出，本程序没有这一版，无法复算。请用更新的程序核对。']],
  ])('%s', (_case, otherwise, [seal, derivation]) => {
    expect(reportSentences({ ...sound, ...otherwise })).toEqual({ seal, derivation })
  })
})
