export interface StartPostgresOptions {
  /**
   * Folder of the cluster; made when missing, with its parents. Beside it lie .log, .lock and (without `password`) .password.
   * As root every parent must be passable for others (an empty parent is opened for that), or the cluster is placed under /var/lib/yingbao.
   */
  dataDir: string
  /** Folder holding bin, lib and share; default: the npm package of this platform. */
  binariesDir?: string
  /** 0 or absent: a free port. An adopted server keeps its own. */
  port?: number
  /** The superuser's; absent: generated and kept in `<dataDir>.password` (0600). */
  password?: string
  log?: (sentence: string) => void
  /** postgresql.conf settings over the defaults; `{ fsync: 'off' }` is for throw-away clusters of tests only. */
  settings?: Record<string, string>
  /** Aborted while it starts: what was launched is stopped again, and the promise rejects. */
  signal?: AbortSignal
}

export interface RunningPostgres {
  port: number
  pid: number
  /** Where the cluster really lies: elsewhere than asked when root's unprivileged account could not reach it. */
  dataDir: string
  password: string
  /** Connects as superuser `postgres` to database `postgres`. */
  superuserUrl: string
  /** True when a postmaster outliving an earlier Node was taken over. */
  adopted: boolean
  /** Fast shutdown; safe to call twice. */
  stop(): Promise<void>
  onUnexpectedExit(callback: () => void): void
}

export function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres>
export function freePort(): Promise<number>
