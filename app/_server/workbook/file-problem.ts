import { formatThousands } from '@/domain/numbers/format'

export type FileProblemCode =
  | 'empty'
  | 'tooLarge'
  | 'bomb'
  | 'tooManyParts'
  | 'tooManySheets'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'tooManyCells'
  | 'textTooLong'
  | 'damaged'
  | 'encrypted'
  | 'oldExcel'
  | 'html'
  | 'otherFile'
  | 'forbiddenXml'
  | 'noSheet'
  | 'encoding'
  | 'openQuote'

/**
 * A file that cannot be read as a table. `sentence` says in Chinese what was read, what was expected and what to do;
 * nothing of the file has been taken over.
 */
export class FileProblem extends Error {
  override readonly name = 'FileProblem'

  constructor(
    readonly code: FileProblemCode,
    readonly sentence: string,
  ) {
    super(sentence)
  }
}

function megabytes(bytes: number): string {
  return `${formatThousands(Math.ceil(bytes / 1024 / 1024))} MB`
}

export function damagedFile(): FileProblem {
  return new FileProblem('damaged', '文件不完整或已损坏，读到一半就断了。请在表格软件里重新打开并保存，或请发来的人重新发一份，再上传。')
}

export function forbiddenXml(): FileProblem {
  return new FileProblem('forbiddenXml', '文件里含有表格不需要的定义（DOCTYPE），为安全起见不读。请在表格软件里另存为 .xlsx 后重新上传。')
}

export function emptyFile(): FileProblem {
  return new FileProblem('empty', '文件是空的（0 字节），应是 .xlsx 或 .csv 表格。请重新导出后再上传。')
}

export function fileTooLarge(read: number, limit: number): FileProblem {
  return new FileProblem('tooLarge', `文件有 ${megabytes(read)}，最多可上传 ${megabytes(limit)}。请删去图片和不用的工作表，或分成几个文件上传。`)
}

export function zipBomb(): FileProblem {
  return new FileProblem('bomb', '文件解压后异常地大，不像正常的表格，已停止读取。请把需要的内容复制到新的工作簿，保存后重新上传。')
}

/** `row` is null where a text is kept apart from the cells that show it. */
export function textTooLong(row: number | null, limit: number): FileProblem {
  const where = row === null ? '文件里' : `第${row}行`
  return new FileProblem('textTooLong', `${where}有一格的文字超过 ${formatThousands(limit)} 个字，不像正常的表格，已停止读取。请删去或缩短这一格后重新上传。`)
}

export function tooMany(what: 'parts' | 'sheets' | 'rows' | 'columns' | 'cells', limit: number): FileProblem {
  const most = formatThousands(limit)
  switch (what) {
    case 'parts':
      return new FileProblem('tooManyParts', `文件里的部件超过 ${most} 个，不像正常的表格。请把需要的内容复制到新的工作簿，保存后重新上传。`)
    case 'sheets':
      return new FileProblem('tooManySheets', `文件有超过 ${most} 张工作表。请只保留要上传的一张后重新上传。`)
    case 'rows':
      return new FileProblem('tooManyRows', `文件超过 ${most} 行，这里最多读 ${most} 行。请核对是否选错了文件，或分成几个文件上传。`)
    case 'columns':
      return new FileProblem('tooManyColumns', `表格超过 ${most} 列，这里最多读 ${most} 列。请删去右边不用的内容后重新上传。`)
    case 'cells':
      return new FileProblem('tooManyCells', `表格的单元格超过 ${most} 个，多半是整行整列设了格式。请把需要的内容复制到新的工作簿，保存后重新上传。`)
  }
}
