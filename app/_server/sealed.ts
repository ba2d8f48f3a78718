import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** A key of its own for each purpose, from the installation's secret, which is in secrets.json and in no backup. */
const keyFor = (installationSecret: string, purpose: string) => Buffer.from(hkdfSync('sha256', installationSecret, '', `yingbao ${purpose}`, 32))

/**
 * Seals bytes with AES-256-GCM: `1.` and base64url of nonce, tag and text. `owner` is bound in: what was sealed for one account
 * opens for no other.
 */
export function seal(plain: Uint8Array, installationSecret: string, purpose: string, owner: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(installationSecret, purpose), nonce).setAAD(Buffer.from(owner))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return `1.${Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')}`
}

/** Opens what `seal` made; null when it was sealed with another key, for another owner, or was tampered with. */
export function openSealed(sealed: string, installationSecret: string, purpose: string, owner: string): Buffer | null {
  if (!sealed.startsWith('1.')) return null
  const bytes = Buffer.from(sealed.slice(2), 'base64url')
  if (bytes.length < 28) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(installationSecret, purpose), bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
  } catch {
    return null
  }
}
