'use client'

import { Button, Group, Modal, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiWrite, newIdempotencyKey } from '@/components/api-client'
import imports from '@/components/imports/imports.module.css'
import { seriesLabels } from '@/domain/campaigns/choices'
import { describeUndone, undoHours, type CountUploadLine, type UndoneUpload } from '@/domain/count-uploads/count-upload'

/** An upload of the list with the name of its group, and whether the reader may take it back. */
export type ListedUpload = CountUploadLine & { groupName: string; mayUndo: boolean }

function stateOf(upload: ListedUpload): string {
  if (upload.undoneAt !== null) return `${upload.undoneByName} ${upload.undoneAt} 已撤回`
  return upload.undoable ? '可撤回' : `已过${undoHours}小时`
}

/** The last uploads, newest first, each to be taken back within its time (R22). */
export function RecentUploads({ uploads }: { uploads: readonly ListedUpload[] }) {
  const router = useRouter()
  const [asked, setAsked] = useState<{ upload: ListedUpload; key: string } | null>(null)
  const undo = useMutation({
    mutationFn: ({ upload, key }: { upload: ListedUpload; key: string }) => apiWrite<UndoneUpload>('POST', `/api/daily-counts/uploads/${upload.id}/undo`, {}, key),
    onSettled: () => setAsked(null),
    onSuccess: () => router.refresh(),
  })
  return (
    <section aria-labelledby="recent-uploads" className={imports.recent}>
      <h2 id="recent-uploads">最近的上传</h2>
      {undo.data && <p role="status">{describeUndone(undo.data)}</p>}
      {undo.error && <p role="alert">{undo.error.message}</p>}
      {uploads.length === 0 ? (
        <p className={imports.facts}>还没有用文件或接口报过数。</p>
      ) : (
        <div className={imports.scroll} role="region" aria-label="最近的上传" tabIndex={0}>
          <table className={imports.table}>
            <caption>上传后 {undoHours} 小时内可以整批撤回：各项恢复上传前的数，之后又更正过的保持更正后的数；已用于通报的，会作为更正列入下一期通报。</caption>
            <thead>
              <tr>
                <th scope="col">时间</th>
                <th scope="col">文件</th>
                <th scope="col">口径、人群</th>
                <th scope="col">范围</th>
                <th scope="col" className={imports.number}>改动（项）</th>
                <th scope="col">上传人</th>
                <th scope="col">状态</th>
                <th scope="col" className="no-print">操作</th>
              </tr>
            </thead>
            <tbody>
              {uploads.map((upload) => (
                <tr key={upload.id}>
                  <td className={imports.nowrap}>{upload.recordedAt}</td>
                  <td className={imports.note}>{upload.fileName}</td>
                  <td>
                    {seriesLabels[upload.series]}，{upload.groupName}
                  </td>
                  <td>{upload.scopeName}</td>
                  <td className={imports.number}>{upload.cells}</td>
                  <td>
                    {upload.authorName}
                    {upload.sent && '（报送方）'}
                  </td>
                  <td>{stateOf(upload)}</td>
                  <td className="no-print">
                    {upload.undoable && upload.mayUndo && (
                      <button type="button" className={imports.again} aria-label={`撤回 ${upload.recordedAt} 上传的${upload.fileName}`} onClick={() => setAsked({ upload, key: newIdempotencyKey() })}>
                        撤回
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Modal opened={asked !== null} onClose={() => setAsked(null)} title="撤回这次上传">
        {asked && (
          <Stack>
            <div>
              {asked.upload.fileName}（{asked.upload.authorName} {asked.upload.recordedAt}，{asked.upload.cells}项）。各项恢复上传前的数，原来没有数的作废；上传后又有更正的保持更正后的数。历次的数都留在上报记录里。
            </div>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsked(null)} data-autofocus>
                取消
              </Button>
              <Button color="#B3261E" loading={undo.isPending} onClick={() => undo.mutate(asked)}>
                撤回{asked.upload.cells}项
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </section>
  )
}
