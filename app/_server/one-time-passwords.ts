import { randomBytes } from 'node:crypto'
import { passwordFromBytes } from '@/domain/accounts/passwords'
import { hashPassword } from './passwords'

/** A one-time password for a person's eyes, and the hash that is kept of it. */
export interface OneTimePassword {
  password: string
  passwordHash: string
}

// Hashing holds 19 MiB and a thread each; four at a time leave the desk usable meanwhile.
const atOnce = 4

/** So many fresh one-time passwords with their hashes; some 12 ms of a core each. */
export async function makeOneTimePasswords(count: number): Promise<OneTimePassword[]> {
  const made: OneTimePassword[] = []
  while (made.length < count) {
    const batch = Array.from({ length: Math.min(atOnce, count - made.length) }, async () => {
      const password = passwordFromBytes(randomBytes(12))
      return { password, passwordHash: await hashPassword(password) }
    })
    made.push(...(await Promise.all(batch)))
  }
  return made
}

export async function makeOneTimePassword(): Promise<OneTimePassword> {
  const [made] = await makeOneTimePasswords(1)
  if (!made) throw new Error('No password was made.')
  return made
}
