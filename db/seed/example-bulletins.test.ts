import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyBulletins } from '../queries/bulletin-chain'
import { getLatestEditions } from '../queries/bulletin-issues'
import { getCases } from '../queries/supervision'
import { accounts } from '../schema'
import { withOperator } from '../session'
import { getSeal } from '../testing/bulletins'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { exampleAccounts } from './example-accounts'
import { issueExampleBulletins } from './example-bulletins'
import { loadCounty } from './load-county'
import { pingliExample } from './pingli'

let database: TestDatabase
let campaignId: string
beforeAll(async () => {
  database = await openTestDatabase()
  campaignId = await withOperator(database.ownerDb, '610926', async (tx) => {
    const id = await loadCounty(tx, pingliExample(), '演示数据')
    await tx.insert(accounts).values(exampleAccounts.map((account) => ({ ...account, passwordHash: 'unused', mustChangePassword: false })))
    await issueExampleBulletins(tx)
    return id
  })
})
afterAll(() => database.close())

const read = <T>(work: Parameters<typeof withOperator<T>>[2]) => withOperator(database.ownerDb, '610926', work)

test('the example has four bulletins that verify, and supervision under way', async () => {
  const reports = await read((tx) => verifyBulletins(tx, campaignId))
  expect(reports.map(({ issueNumber, findings, derivation }) => [issueNumber, findings, derivation?.agrees])).toEqual([1, 2, 3, 4].map((number) => [number, [], true]))
  const kinds = (await read((tx) => getCases(tx, campaignId))).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'reminder')).toHaveLength(2)
  expect(kinds).toContain('visit')
  expect(kinds).toContain('talk')
})

test('the second reads as the office writes it', async () => {
  const editions = await read((tx) => getLatestEditions(tx, campaignId))
  const sealed = await read((tx) => getSeal(tx, editions[1]!.id))
  expect(sealed!.seal.text).toMatchInlineSnapshot(`
    {
      "addressees": "各镇人民政府，县政府各有关部门",
      "copiedTo": "",
      "demands": "各镇要对照11月30日前全县完成168,000人的节点，逐村核对未参保人员，全县尚差106,231人。
    未达到序时进度的镇要查找原因，落实到人，下期通报前明显改进。
    必保对象要逐户核实，已在外地参保的取得凭证，其余的尽快参保，做到应保尽保。",
      "documentNumber": "",
      "problems": "西河镇比序时进度慢7.14个百分点（差1,043人）；大贵镇比序时进度慢11.02个百分点（差1,322人），进度差距较大。
    必保对象还没有全部参保：一般脱贫户尚有27,044人、三类人员尚有2,488人。",
      "progress": "截至11月2日17时，全县累计参保缴费61,769人；完成任务数210,000人的29.41%，尚差148,231人；完成本级任务214,200人的28.84%，尚差152,431人；比第1期通报增加27,670人；比序时进度慢2.93个百分点（差6,146人）。
    达到序时进度（32.34%）的有1个镇：兴隆镇（35.35%）；未达到的有10个镇：三阳镇（32.31%）、城关镇（30.79%）、正阳镇（30.77%）、广佛镇（29.93%）、洛河镇（29.49%）、长安镇（29.17%）、八仙镇（28.75%）、老县镇（28.61%）、西河镇（25.20%）、大贵镇（21.33%）。
    完成率居前三位的是：兴隆镇（35.35%）、三阳镇（32.31%）、城关镇（30.79%）；居后三位的是：老县镇（28.61%）、西河镇（25.20%）、大贵镇（21.33%）。
    一般脱贫户（必保对象，应全部参保）任务数44,100人，已参保17,056人，完成率38.68%，比序时进度快6.34个百分点，尚有27,044人未参保，其中：城关镇6,321人、老县镇2,413人、长安镇2,666人、广佛镇2,693人、八仙镇3,489人、洛河镇1,912人、三阳镇1,545人、大贵镇1,448人、兴隆镇1,621人、西河镇1,895人、正阳镇1,041人。
    三类人员（必保对象，应全部参保）任务数4,200人，已参保1,712人，完成率40.76%，比序时进度快8.42个百分点，尚有2,488人未参保，其中：城关镇590人、老县镇211人、长安镇252人、广佛镇276人、八仙镇295人、洛河镇172人、三阳镇140人、大贵镇143人、兴隆镇140人、西河镇167人、正阳镇102人。
    长安镇（11月1日）到截止时没有新上报，沿用括号内日期的数。",
      "title": "关于2022年度全县城乡居民基本医疗保险参保缴费进展情况的通报",
    }
  `)
})
