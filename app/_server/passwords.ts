import { hash, verify } from '@node-rs/argon2'

// The library's default algorithm is argon2id; OWASP's second profile for it: 19 MiB, two passes, about 12 ms.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, options)
}

let decoy: Promise<string> | null = null

/** Whether the password fits. For an unknown account (null) it does the same work against a decoy and says no. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this password')
  const fits = await verify(passwordHash ?? (await decoy), password)
  return fits && passwordHash !== null
}
