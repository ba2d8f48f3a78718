import { seriesCodes, seriesLabels, type Series } from '@/domain/campaigns/choices'
import { roleLabels, roles, type Role } from './roles'
import type { Writer } from './actor'

/**
 * Whose word a series is (R5): a town says its own number; the tax bureau's and the insurance system's figures come to the
 * county by file, or from a sender that holds a token for that one series. The database's policy says the same.
 */
const seriesWriters: Record<Series, readonly Role[]> = {
  reported: ['county_admin', 'county_staff', 'town_clerk'],
  tax: ['county_admin', 'county_staff'],
  registered: ['county_admin', 'county_staff'],
}

/** Whether the writer may write counts of a series; a sender only those of its own. */
export function mayWriteSeries(writer: Pick<Writer, 'role'> & { series?: Series }, series: Series): boolean {
  return writer.role === 'sender' ? writer.series === series : seriesWriters[series].includes(writer.role)
}

const quoted = (series: Series) => `“${seriesLabels[series]}”`

/** Whose right a series is, for the person or program that may not write it; null when it may. */
export function seriesRefusal(writer: Pick<Writer, 'role'> & { series?: Series }, series: Series): string | null {
  if (mayWriteSeries(writer, series)) return null
  if (writer.role === 'sender') return `这个令牌只能报送${writer.series ? quoted(writer.series) : '自己的口径'}，不能报送${quoted(series)}；需要的，请县医保局管理员另建报送方。`
  const own = seriesCodes.filter((one) => mayWriteSeries(writer, one)).map(quoted)
  const holders = roles.filter((role) => seriesWriters[series].includes(role)).map((role) => roleLabels[role])
  const mine = own.length > 0 ? `，您可以填报${own.join('、')}` : ''
  return `${quoted(series)}由${holders.join('、')}按文件录入，或由有令牌的报送方报送${mine}。`
}
