import { existsSync, writeFileSync } from 'node:fs'
import { slipRule, type PasswordSlip } from '../../domain/accounts/password-slip'
import { Refused } from './verb'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

function textSlip(slip: PasswordSlip, address: string): string {
  return [`${slip.displayName}　${slip.scopeName} ${slip.roleTitle}`, `用户名：${slip.username}`, `一次性密码：${slip.password}`, `网址：${address}`, slipRule].join('\n')
}

function htmlSlip(slip: PasswordSlip, address: string): string {
  const rows = [['用户名', slip.username], ['一次性密码', slip.password], ['网址', address]].map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value ?? '')}</dd>`)
  return `<article><b>${escaped(slip.displayName)}</b><p>${escaped(slip.scopeName)}　${escaped(slip.roleTitle)}</p><dl>${rows.join('')}</dl><p>${slipRule}</p></article>`
}

const style = `@page{size:A4;margin:16mm 14mm}body{margin:0;font:13px/1.4 "Microsoft YaHei","Noto Sans CJK SC",sans-serif}
article{display:inline-block;box-sizing:border-box;width:50%;min-height:52mm;padding:4mm 5mm;border:1px dashed #888;vertical-align:top;break-inside:avoid}
p{margin:2px 0 6px}dl{display:grid;grid-template-columns:80px 1fr;gap:2px 8px;margin:0 0 6px}dd{margin:0;font-size:15px}`

/** Slips to print, by the file's ending: .html in A4 with lines to cut along, .txt anywhere. Readable by their maker alone. */
export function writeSlips(file: string, slips: readonly PasswordSlip[], address: string): void {
  const html = file.toLowerCase().endsWith('.html')
  if (!html && !file.toLowerCase().endsWith('.txt')) throw new Refused(`密码条应写到 .html 或 .txt 文件，读到的是“${file}”。`)
  if (existsSync(file)) throw new Refused(`${file} 已经存在，没有覆盖。请换一个文件名。`)
  const content = html
    ? `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>一次性密码条</title><style>${style}</style><body>${slips.map((slip) => htmlSlip(slip, address)).join('')}</body></html>\n`
    : `${slips.map((slip) => textSlip(slip, address)).join('\n\n- - - - - - - - - - - - - - - -\n\n')}\n`
  writeFileSync(file, content, { mode: 0o600, flag: 'wx' })
}

/** The same for the screen, one line each. */
export function slipLines(slips: readonly PasswordSlip[]): string {
  return slips.map((slip) => `  ${slip.username}\t${slip.password}\t${slip.displayName}（${slip.scopeName} ${slip.roleTitle}）`).join('\n')
}
