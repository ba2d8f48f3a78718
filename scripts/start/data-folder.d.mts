export interface Secrets {
  nextAuthSecret: string
  superuserPassword: string
  ownerPassword: string
  appPassword: string
}
export interface Runtime {
  process: { pid: number; startedAt: string | null }
  url: string
  port: number
  database: { embedded: true; port: number; folder: string } | { embedded: false }
}
/** The data folder by YINGBAO_DATA or by default, for the program in `root`. */
export function dataFolder(root: string): string
export function prepareDataFolder(folder: string): void
export function secretsFile(folder: string): string
/** Generates them in a new folder; throws a sentence when they are missing beside data, or unreadable. */
export function loadSecrets(folder: string, options: { embedded: boolean }): Secrets
export function lockDataFolder(folder: string, url: string): { release(): void }
/** What a running desk wrote, or null when none runs. */
export function readRuntime(folder: string): Runtime | null
