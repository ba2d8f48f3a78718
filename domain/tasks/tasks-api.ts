import { z } from 'zod'
import type { RouteDescription } from '@/domain/api/route-description'

export const waitingQuery = z.strictObject({ campaign: z.uuid().optional().describe('征缴活动的编号；不写时是当前的') })

export const waitingSchema = z.strictObject({ waiting: z.int().min(0).describe('等您办的有几件'), overdue: z.int().min(0).describe('其中逾期的有几件') })

export const readWaiting: RouteDescription = {
  summary: '等您办的事有几件',
  query: waitingQuery,
  answers: { 200: { meaning: '待办的件数', schema: waitingSchema, example: { waiting: 3, overdue: 1 } } },
  refusals: { 404: '没有这个征缴活动，或不在您的范围之内' },
}
