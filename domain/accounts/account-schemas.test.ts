import { describe, expect, it } from 'vitest'
import { roles } from '@/domain/access/roles'
import { signingRoles } from '@/domain/accounts/account'
import { accountFieldsSchema, roleProblem } from '@/domain/accounts/account-schemas'

describe('R13 whose accounts may be given the right to sign', () => {
  it('are those of the two roles that sign', () => {
    expect(signingRoles).toEqual(['county_staff', 'supervisor'])
  })

  it.each(roles.filter((role) => !signingRoles.includes(role)))('%s may not', (role) => {
    const scopeCode = role === 'town_clerk' ? '610926100' : role === 'village_agent' ? '610926100204' : '610926'
    const fields = { role, department: role === 'department' ? ('tax' as const) : null, scopeCode }
    expect(roleProblem({ ...fields, signsBulletins: true })).toBe('签发通报的权限只能给县医保局经办、联合督导组，请不要勾选。')
    expect(roleProblem({ ...fields, signsBulletins: false })).toBeNull()
  })

  it('nothing said is nothing changed', () => {
    const fields = { displayName: '督导', role: 'supervisor', department: null, scopeCode: '610926', expiresOn: null }
    expect(accountFieldsSchema.parse(fields)).not.toHaveProperty('signsBulletins')
    expect(accountFieldsSchema.parse({ ...fields, signsBulletins: true })).toMatchObject({ signsBulletins: true })
  })
})
