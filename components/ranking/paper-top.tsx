import { PrintButton } from '@/components/ui/print-button'

/** What stands above a paper on the screen alone: the way to the printer, and what the page has to say about its URL. */
export function PaperTop({ notices }: { notices: readonly string[] }) {
  return (
    <>
      <PrintButton />
      {notices.map((notice) => (
        <p key={notice} className="no-print">
          {notice}
        </p>
      ))}
    </>
  )
}
