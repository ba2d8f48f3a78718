import accounts from '@/components/accounts/accounts.module.css'
import { seriesLabels } from '@/domain/campaigns/choices'
import { senderStateLabels, type SenderLine } from '@/domain/senders/sender'

function stateText(sender: SenderLine): string {
  const { label } = senderStateLabels[sender.state]
  return sender.state === 'revoked' ? `${label}（${sender.revokedByName} ${sender.revokedAt}）` : label
}

/** The senders of the county, newest first; on a phone each row becomes a short block. */
export function SenderTable({ senders, onRevoke }: { senders: readonly SenderLine[]; onRevoke: (sender: SenderLine) => void }) {
  return (
    <table className={accounts.table}>
      <caption>报送方{senders.length}个</caption>
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">范围</th>
          <th scope="col">口径</th>
          <th scope="col">状态</th>
          <th scope="col">最后一天</th>
          <th scope="col">最近一次使用</th>
          <th scope="col">建立</th>
          <th scope="col" className="no-print">
            操作
          </th>
        </tr>
      </thead>
      <tbody>
        {senders.map((sender) => (
          <tr key={sender.id}>
            <th scope="row" className={accounts.name}>
              {sender.name}
            </th>
            <td data-label="范围">{sender.scopeName}</td>
            <td data-label="口径">{seriesLabels[sender.series]}</td>
            <td data-label="状态" className={sender.state === 'active' ? undefined : accounts.disabled} title={senderStateLabels[sender.state].meaning}>
              {stateText(sender)}
            </td>
            <td data-label="最后一天" className={accounts.nowrap}>
              {sender.expiresOn}
            </td>
            <td data-label="最近一次使用">{sender.lastUsedAt === null ? '还没有用过' : `${sender.lastUsedAt}，${sender.lastUsedAddress}`}</td>
            <td data-label="建立">
              {sender.createdByName} {sender.createdAt}
            </td>
            <td data-label="" className="no-print">
              {sender.state === 'active' && (
                <div className={accounts.rowActions}>
                  <button type="button" className={accounts.link} aria-label={`撤销令牌：${sender.name}`} onClick={() => onRevoke(sender)}>
                    撤销令牌
                  </button>
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
