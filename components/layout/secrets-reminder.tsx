import { Reminder } from './reminder'

/** Reminds the administrator until the keys lie somewhere else than the backups. */
export function SecretsReminder() {
  return (
    <Reminder>
      本系统的密钥还没有另行保管：备份里不含密钥，电脑损坏时只有备份是恢复不全的。请在服务器上运行{' '}
      <code>npm run cli -- secrets export 文件名</code>，把文件存到别处。
    </Reminder>
  )
}
