import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { may } from '@/domain/access/permissions'
import { roles } from '@/domain/access/roles'
import { pages } from '@/domain/access/routes'
import { readPngSize } from '@/scripts/pictures/indexed-png'
import { manualShots } from '@/scripts/pictures/shots'
import pictureSizes from './picture-sizes.json'
import { manualPictures } from './pictures'
import { roleManuals } from './role-manuals'

const words = (role: (typeof roles)[number]) => JSON.stringify(roleManuals[role])

describe('the manual', () => {
  it.each(roles)('%s has its page of five to seven things, in the words of the office', (role) => {
    const { lead, tasks } = roleManuals[role]
    expect(lead).toMatch(/[\u4e00-\u9fff]/)
    expect(tasks.length).toBeGreaterThanOrEqual(5)
    expect(tasks.length).toBeLessThanOrEqual(7)
    expect(new Set(tasks.map((task) => task.title)).size).toBe(tasks.length)
    for (const task of tasks) expect(task.steps.length, task.title).toBeGreaterThanOrEqual(3)
    expect(words(role)).not.toMatch(/[!！]|操作失败|落后分子/)
    expect(words(role).length, 'one page, not a book').toBeLessThan(2_600)
  })

  it.each(roles)('%s is sent only to pages he may open', (role) => {
    for (const { at } of roleManuals[role].tasks) {
      const access = at && pages[at.path]
      if (access && access !== 'public') expect(may(role, access), at.path).toBe(true)
    }
  })

  it('has a file for each picture and no other, made by the script, small enough, of the size that pages reserve', () => {
    const names = Object.keys(manualPictures).sort()
    expect(readdirSync('public/manual').sort()).toEqual(names.map((name) => `${name}.png`))
    expect(Object.keys(manualShots).sort()).toEqual(names)
    expect(Object.keys(pictureSizes).sort()).toEqual(names)
    const used = new Set(roles.flatMap((role) => roleManuals[role].tasks.flatMap((task) => task.picture ?? [])))
    expect([...used].sort(), 'no picture that nobody sees').toEqual(names)
    for (const name of names) {
      const file = `public/manual/${name}.png`
      expect(statSync(file).size, file).toBeLessThan(120_000)
      expect(readPngSize(file), file).toEqual(pictureSizes[name as keyof typeof pictureSizes])
    }
  })

  it('is named by the script that takes the pictures', () => {
    expect((JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts.pictures).toContain('scripts/take-pictures.ts')
  })
})
