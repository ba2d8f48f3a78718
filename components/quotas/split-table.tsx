'use client'

import { TextInput } from '@mantine/core'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { formatThousands } from '@/domain/numbers/format'
import type { ParsedPersons } from '@/domain/numbers/parse-persons'
import { splitBasisLabels, type SplitPart } from '@/domain/quotas/split-quota'
import { useDivisionWords } from '@/components/layout/division-words'
import { Unknown } from '@/components/ui/unknown'
import classes from './quotas.module.css'

interface SplitTableProps {
  parts: SplitPart[]
  cells: Record<string, string>
  read: ParsedPersons[]
  onChange: (changed: Record<string, string>) => void
  sum: { sum: number; difference: number }
  persons: number
  townName: string
}

/** The sum of what is known; null where nothing is. */
function totalOf(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0)
}

function Known({ value, reason }: { value: number | null; reason: string }) {
  return value === null ? <Unknown reason={reason} /> : formatThousands(value)
}

/** Enter and the arrows go from cell to cell, as in a spreadsheet. */
function goTo(event: KeyboardEvent<HTMLInputElement>) {
  const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const all = [...(event.currentTarget.closest('tbody')?.querySelectorAll('input') ?? [])]
  const next = all[all.indexOf(event.currentTarget) + step]
  next?.focus()
  next?.select()
}

/** The villages with what a split may go by, what holds now, and the cell for each part; sum and difference below. */
export function SplitTable({ parts, cells, read, onChange, sum, persons, townName }: SplitTableProps) {
  const { village } = useDivisionWords()
  // A column copied from Excel fills the cells from here downwards.
  function paste(event: ClipboardEvent<HTMLInputElement>, start: number) {
    const lines = event.clipboardData.getData('text').replace(/\r?\n$/, '').split(/\r?\n/)
    if (lines.length < 2) return
    event.preventDefault()
    onChange(Object.fromEntries(lines.slice(0, parts.length - start).map((line, index) => [parts[start + index]!.divisionCode, line.split('\t')[0]!.trim()])))
  }

  return (
    <div className={classes.scroll} role="region" aria-label="分解表" tabIndex={0}>
      <table className={classes.table}>
        <caption>{townName}任务数的分解，单位：人</caption>
        <thead>
          <tr>
            <th scope="col">{village}</th>
            <th scope="col" className={classes.number}>{splitBasisLabels.lastYear}</th>
            <th scope="col" className={`${classes.number} ${classes.wide}`}>{splitBasisLabels.population}</th>
            <th scope="col" className={`${classes.number} ${classes.wide}`}>现在的任务数</th>
            <th scope="col" className={classes.number}>分解为</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part, index) => {
            const cell = read[index]
            return (
              <tr key={part.divisionCode}>
                <th scope="row">{part.name}</th>
                <td className={classes.number}><Known value={part.lastYear} reason="上年没有上报" /></td>
                <td className={`${classes.number} ${classes.wide}`}><Known value={part.population} reason="没有记录人口" /></td>
                <td className={`${classes.number} ${classes.wide}`}><Known value={part.persons} reason="未下达任务数" /></td>
                <td className={classes.share}>
                  <TextInput
                    aria-label={`${part.name}分解为（人）`}
                    inputMode="numeric"
                    value={cells[part.divisionCode] ?? ''}
                    error={cell && !cell.ok ? cell.sentence : undefined}
                    onKeyDown={goTo}
                    onPaste={(event) => paste(event, index)}
                    onChange={(event) => onChange({ [part.divisionCode]: event.currentTarget.value })}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <td className={classes.number}><Known value={totalOf(parts.map((part) => part.lastYear))} reason="都没有" /></td>
            <td className={`${classes.number} ${classes.wide}`}><Known value={totalOf(parts.map((part) => part.population))} reason="都没有" /></td>
            <td className={`${classes.number} ${classes.wide}`}><Known value={totalOf(parts.map((part) => part.persons))} reason="都没有" /></td>
            <td className={classes.number}>{formatThousands(sum.sum)}</td>
          </tr>
          <tr className={sum.difference === 0 ? classes.quiet : classes.apart}>
            <th scope="row">比任务数 {formatThousands(persons)}</th>
            <td />
            <td className={classes.wide} />
            <td className={classes.wide} />
            <td className={classes.number}>{sum.difference === 0 ? '一致' : `${sum.difference > 0 ? '多' : '少'} ${formatThousands(Math.abs(sum.difference))}`}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
