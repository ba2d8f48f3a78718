export interface Address {
  host: string
  port: number
  /** What people type: the configured origin, or the loopback address. */
  url: string
  origin: URL | null
  allowedHosts: Set<string>
  tls: { cert: Buffer; key: Buffer } | null
  trustedProxy: string | null
}
export type Environment = Record<string, string | undefined>
export function isLoopback(host: string): boolean
/** Throws a sentence for every combination that would serve others without encryption. */
export function readAddress(env: Environment): Address
/** Throws a sentence for a sign-in server (OIDC) that is set by half or without encryption. */
export function checkOidc(env: Environment): void
export function readDatabase(env: Environment): { ownerUrl: string; appUrl: string } | null
