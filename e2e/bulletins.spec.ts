import type { Page } from '@playwright/test'
import { expect, signIn, test, usernameOf } from './fixtures'
import { overflow } from './page-checks'

/*
 * A bulletin from its draft to its issue (issue B §1, §2). Its cut-off lies early on 17 November, so that no day that other
 * journeys write counts for falls under it.
 */

const cutOff = { day: '2021-11-17', hour: '1' }
const status = (page: Page) => page.getByRole('status')
const edit = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true })

async function draft(page: Page): Promise<string> {
  await page.goto('/bulletins')
  const form = page.getByRole('form', { name: /^起草第\d+期通报$/ })
  await form.getByLabel('数字截至').fill(cutOff.day)
  await form.getByLabel('几时').selectOption(cutOff.hour)
  await form.getByRole('button', { name: /^起草第\d+期通报$/ }).click()
  await page.waitForURL(/\/bulletins\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname
}

async function another(page: Page, username: string, path: string): Promise<Page> {
  const other = await (await page.context().browser()!.newContext({ baseURL: new URL(page.url()).origin, viewport: page.viewportSize() })).newPage()
  await signIn(other, username, path)
  return other
}

/** A download's type and size, as its link gives it. */
async function taken(page: Page, name: string): Promise<{ type: string; bytes: Buffer }> {
  const href = await page.getByRole('link', { name }).getAttribute('href')
  const answer = await page.request.get(href!)
  expect(answer.status()).toBe(200)
  return { type: answer.headers()['content-type'] ?? '', bytes: await answer.body() }
}

test('the supervisor returns a draft with a reason, staff mend it, the supervisor issues it, and everybody reads it', async ({ page }) => {
  test.slow()
  await signIn(page, usernameOf.county_staff, '/bulletins')
  await expect(page.getByText(/^已签发 4 期，最近的第4期截至11月16日17时；按每 7 天一期，今天应编发第5期。/)).toBeVisible()
  const path = await draft(page)
  await expect(page.getByRole('heading', { level: 1, name: '第5期（草稿） 截至2021年11月17日1时' })).toBeVisible()
  await expect(edit(page, '进展情况')).toHaveValue(/^截至11月17日1时，全县累计参保缴费[\d,]+人；完成任务数210,000人的\d+\.\d\d%/)
  await expect(page.getByRole('article', { name: '第5期（草稿）正文' })).toContainText('第4期通报（截至11月16日17时）以来，')
  await edit(page, '存在的问题').fill('个别镇代收点少。\n<b>走访台账</b>不全。')
  await page.getByRole('button', { name: '保存文稿' }).click()
  await expect(status(page).filter({ hasText: '已保存文稿。' })).toBeVisible()
  await expect(page.getByRole('article')).toContainText('<b>走访台账</b>不全。')
  // A blank at the end is not stored: nothing is left to save.
  await edit(page, '存在的问题').fill('个别镇代收点少。\n<b>走访台账</b>不全。 ')
  await expect(page.getByRole('button', { name: '保存文稿' })).toBeDisabled()
  await edit(page, '文号（没有就留空）').fill('平医保督〔2021〕9号')
  await page.getByRole('button', { name: '重新取数' }).click()
  await expect(status(page).filter({ hasText: '已重新取数，没有改过的部分已按新的数字写好。' })).toBeVisible()
  await expect(edit(page, '存在的问题')).toHaveValue(/代收点少/)
  await page.getByRole('button', { name: '送审' }).click()
  await expect(page.getByText('已送审，等待签发。')).toBeVisible()
  await expect(status(page).filter({ hasText: '已送审。' })).toBeFocused()
  await expect(page.getByRole('article')).toContainText('平医保督〔2021〕9号（第5期（草稿））')
  // Who wrote it does not sign it, and staff without the grant cannot at all.
  await expect(page.getByRole('button', { name: /签发/ })).toHaveCount(0)

  const signer = await another(page, usernameOf.supervisor, '/tasks')
  await signer.getByRole('list', { name: '待办' }).getByRole('link', { name: '签发通报（截至11月17日1时）' }).click()
  await signer.waitForURL(`**${path}`)
  await signer.getByRole('button', { name: '退回修改' }).click()
  await signer.getByRole('dialog').getByLabel('原因').fill('请写明是哪些镇')
  await signer.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  await expect(signer.getByText(/联合督导组：请写明是哪些镇/)).toBeVisible()

  await page.goto('/tasks')
  await page.getByRole('link', { name: /^修改通报/ }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '联合督导组 退回：请写明是哪些镇' })).toBeVisible()
  await edit(page, '存在的问题').fill('大贵镇、西河镇代收点少。')
  await page.getByRole('button', { name: '送审' }).click()
  await expect(page.getByText('已送审，等待签发。')).toBeVisible()

  await signer.reload()
  await signer.getByRole('button', { name: '签发第5期通报' }).click()
  await expect(signer.getByRole('dialog')).toContainText('谁也不能再改')
  await signer.getByRole('dialog').getByRole('button', { name: '签发第5期通报' }).click()
  await expect(signer.getByRole('heading', { level: 1, name: '第5期 截至2021年11月17日1时' })).toBeVisible()
  await expect(signer.getByText(/县医保局经办送审，联合督导组于 .* 签发，是本次征缴封存的第 5 份/)).toBeVisible()
  await expect(signer.getByRole('article')).toContainText('大贵镇、西河镇代收点少。')
  await expect(signer.getByRole('heading', { level: 2, name: '位次为什么变了' })).toBeVisible()

  const docx = await taken(signer, '公文 .docx（红头）')
  expect([docx.type, docx.bytes.subarray(0, 2).toString()]).toEqual(['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'])
  expect((await taken(signer, '公文 .docx（不套红头）')).bytes.length).toBeGreaterThan(5_000)
  const xlsx = await taken(signer, '附表 .xlsx')
  expect([xlsx.type, xlsx.bytes.subarray(0, 2).toString()]).toEqual(['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'])
  const picture = await taken(signer, '长图 .png（发微信群）')
  expect([picture.type, picture.bytes.readUInt32BE(16)]).toEqual(['image/png', 1_080])
  await expect(signer.getByText(/^【参保缴费通报 第5期】（演示数据）截至11月17日1时/).last()).toBeVisible()
  await signer.getByRole('link', { name: '打印或存为 PDF' }).click()
  await expect(signer.getByRole('heading', { level: 1, name: '关于2022年度全县城乡居民基本医疗保险参保缴费进展情况的通报' })).toBeVisible()
  await signer.context().close()

  for (const role of ['county_leader', 'auditor', 'town_clerk'] as const) {
    const reader = await another(page, usernameOf[role], path)
    await expect(reader.getByRole('heading', { level: 1, name: '第5期 截至2021年11月17日1时' })).toBeVisible()
    await expect(reader.getByRole('button', { name: /更正版|签发|送审/ })).toHaveCount(0)
    if (role === 'town_clerk') {
      await reader.setViewportSize({ width: 390, height: 844 })
      expect(await overflow(reader)).toBe(0)
      await expect(reader.getByRole('region', { name: '位次为什么变了' })).toBeVisible()
    }
    await reader.context().close()
  }
})

test('a cut-off that is not later than the last bulletin\'s is refused, and says what to do', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, '/bulletins')
  const form = page.getByRole('form', { name: /^起草第\d+期通报$/ })
  await form.getByLabel('数字截至').fill('2021-11-10')
  await form.getByRole('button').click()
  await expect(page.getByRole('alert').filter({ hasText: '不晚于第' })).toContainText('请打开那一期编更正版')
})

test('two people at one draft: the second is told who was first, and a discarded draft says why', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, '/bulletins')
  const path = await draftLater(page)
  const other = await another(page, usernameOf.county_admin, path)
  await edit(page, '工作要求').fill('先改的。')
  await page.getByRole('button', { name: '保存文稿' }).click()
  await expect(status(page).filter({ hasText: '已保存文稿。' })).toBeVisible()
  await edit(other, '工作要求').fill('后改的。')
  await other.getByRole('button', { name: '保存文稿' }).click()
  await expect(other.getByRole('alert').filter({ hasText: '这份通报刚由县医保局经办在' })).toBeVisible()
  await expect(edit(other, '工作要求')).toHaveValue('后改的。')
  // Seen without leaving the page, or after loading it anew: the colleague's text stands, the own one below it.
  await other.getByRole('button', { name: '看最新的一稿（您写的放在下面）' }).click()
  await expect(edit(other, '工作要求')).toHaveValue('先改的。')
  await expect(status(other).filter({ hasText: '已换成最新的一稿。' })).toBeFocused()
  await other.reload()
  await expect(edit(other, '工作要求')).toHaveValue('先改的。')
  await expect(other.getByRole('region', { name: '您写的工作要求' })).toContainText('后改的。')
  await other.getByRole('button', { name: '不再保留这些改动' }).click()
  await other.reload()
  await expect(edit(other, '工作要求')).toBeEnabled()
  await expect(other.getByText('别人已保存新的一稿')).toHaveCount(0)
  await other.context().close()
  await page.getByRole('button', { name: '作废' }).click()
  await page.getByRole('dialog').getByLabel('原因').fill('试编')
  await page.getByRole('dialog').getByRole('button', { name: '作废' }).click()
  await expect(page.getByText('已作废。').first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: '作废时的文稿' })).toBeVisible()
  await expect(page.getByRole('article')).toContainText('先改的。')
  await expect(page.getByRole('heading', { name: '带走' })).toHaveCount(0)
  expect((await page.request.get(`/api${path}/docx`)).status()).toBe(404)
})

test('what is not saved comes back after going back, and closing or loading anew asks', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, '/bulletins')
  await draftLater(page)
  await edit(page, '工作要求').pressSequentially('还没有保存。')
  await expect(status(page).filter({ hasText: '有改动没有保存' })).toBeVisible()
  const asked = page.waitForEvent('dialog')
  const reloading = page.reload()
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.accept()
  await reloading
  const isBack = async () => {
    await expect(status(page).filter({ hasText: '已恢复没有保存的改动' })).toBeVisible()
    await expect(edit(page, '工作要求')).toHaveValue(/还没有保存。/)
  }
  await isBack()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: '通报' })).toBeVisible()
  await page.goForward()
  await isBack()
  await page.getByRole('button', { name: '保存文稿' }).click()
  await expect(status(page).filter({ hasText: '已保存文稿。' })).toBeVisible()
  await page.reload()
  await expect(edit(page, '工作要求')).toHaveValue(/还没有保存。/)
  await expect(page.getByText('已恢复没有保存的改动')).toHaveCount(0)
})

test('an address that is no bulletin\'s is not found, in no form', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, '/bulletins')
  const dashes = '-'.repeat(36)
  for (const path of [`/bulletins/${dashes}`, `/print/bulletins/${dashes}`, `/api/bulletins/${dashes}/docx`, `/api/bulletins/${dashes}/xlsx`, `/api/bulletins/${dashes}/picture`]) {
    expect([path, (await page.request.get(path)).status()]).toEqual([path, 404])
  }
})

/** A draft of a later hour of the same morning, which nobody issues. */
async function draftLater(page: Page): Promise<string> {
  const form = page.getByRole('form', { name: /^起草第\d+期通报$/ })
  await form.getByLabel('数字截至').fill(cutOff.day)
  await form.getByLabel('几时').selectOption('2')
  await form.getByRole('button').click()
  await page.waitForURL(/\/bulletins\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname
}

test('who may not: a village agent and a department find no bulletins, a town no draft', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, '/bulletins')
  const path = await draftLater(page)
  for (const [role, expected] of [['town_clerk', 404], ['county_leader', 404], ['village_agent', 403], ['department', 403]] as const) {
    const reader = await another(page, usernameOf[role], '/')
    expect([role, (await reader.request.get(`/api${path}/docx`)).status()]).toEqual([role, expected])
    await reader.context().close()
  }
})
