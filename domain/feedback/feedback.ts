import type { Role } from '@/domain/access/roles'

/** Characters. */
export const longestFeedback = 2_000
export const longestPage = 200

/** A path of this desk and never another site's: one leading slash, no scheme, no host. */
export function isDeskPath(path: string): boolean {
  return path.length <= longestPage && /^\/(?:[\w\-.~%[\]][\w\-.~%[\]/]*)?(?:\?[\w\-.~%=&+]*)?$/.test(path)
}

export interface FeedbackAnswer {
  id: string
  content: string
  authorName: string
  /** 2021-11-23 17:02, Asia/Shanghai. */
  recordedAt: string
}

/** An entry as its writer and the county see it, with the answers, oldest first. */
export interface FeedbackEntry {
  id: string
  page: string
  content: string
  authorName: string
  authorRole: Role
  place: string
  recordedAt: string
  isOwn: boolean
  answers: FeedbackAnswer[]
}
