import type { ConnectionPlan, ToolView } from '../../shared/contract/connect.ts'
import { printable, printableLines } from '../../shared/printable.ts'
import { showMoment } from './moment.ts'
import { table } from './table.ts'

const STATES: Readonly<Record<ToolView['state'], string>> = {
  not_connected: 'not connected',
  connected: 'connected',
  changed: 'changed since',
  missing: 'settings gone',
  elsewhere: 'leads elsewhere',
}

export function toolsText(all: readonly ToolView[]): string {
  return table(
    [
      { title: 'TOOL', value: (row) => row.id },
      { title: 'STATE', value: (row) => STATES[row.state] },
      { title: 'KEY', value: (row) => KEY_WAYS[row.key_way] },
      { title: 'LAST REQUEST', value: (row) => showMoment(row.last_request_at) },
      { title: 'SETTINGS', value: (row) => row.files.map(({ path }) => path).join(', ') },
    ],
    all,
  )
}

const KEY_WAYS: Readonly<Record<ToolView['key_way'], string>> = {
  command: 'asked for',
  file: 'in its file',
  environment: 'environment',
}

/** Lines of somebody's file: none of them may give the terminal an order. */
export function planText({ files, notes }: ConnectionPlan): string {
  const diffs = files.map(({ path, diff }) =>
    diff === '' ? `${printable(path)}: nothing changes` : printableLines(diff.trimEnd()),
  )
  return [...diffs, ...notes.map((note) => `! ${printable(note)}`)].join('\n\n')
}

/** What is left to do. */
export function nextSteps({ id, steps, files, group }: ToolView): string[] {
  const shell = group === 'sdk' ? [`In the shell that runs your program: eval "$(waybill env ${id})"`] : []
  const first = files.length === 0 ? shell : [`Start it again, if it runs. Then: waybill connect ${id} --verify`]
  return [...first, ...steps].map((step) => `- ${printable(step)}`)
}
