import type { Machine } from './machine.ts'
import type { Result } from './results.ts'
import type { Section, Table } from './section.ts'
import { targets, verdictOn } from './targets.ts'

const INTRODUCTION = `# Benchmarks

Written by \`npm run bench -- --write\` (\`--quick\`: in ten minutes; \`npm run bench -- streams --write\`: one part alone). The figures are in
\`benchmarks.jsonl\`, a line for each part; this page is made of them.

Upstream, proxy and load generator are processes of their own on one machine, over loopback. The upstream is a few lines over a
raw socket that send fixed bytes, the load generator writes prepared bytes and reads no more than it must: on few processors,
whatever they take is taken from the proxy. CPU is what the system has accounted to the proxy’s processes. All proxies are
measured in turn, round after round, so that a noisy moment does not fall on one of them. Machines differ, and shared ones are
noisy: what counts is the ratios.

Waybill is the built command, headless, with everything on: guard, client key, every kind of limit, metering, prices, recording.
`

export function pageOf(results: readonly Result[]): string {
  const last = results.map(({ machine }) => machine).sort((a, b) => (a.at < b.at ? 1 : -1))[0]
  const figures = Object.assign({}, ...results.map((result) => ('figures' in result ? result.figures : {})))
  return [INTRODUCTION, last ? `${machineLine(last)}\n` : '', targetTable(figures), ...results.map(sectionOf)].join(
    '\n',
  )
}

function machineLine({ cpu, processors, memoryGb, node, system, at }: Machine): string {
  return `Measured on ${processors} processors (${cpu}), ${memoryGb} GB, ${system}, Node ${node}; the last part at ${at} UTC.`
}

function targetTable(figures: Readonly<Record<string, number | null>>): string {
  const rows = targets.map((target) => {
    const { value, verdict } = verdictOn(target, figures)
    const { says, unit, atMost, atLeast } = target
    const limit = atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`
    return `| ${says} | ${limit} ${unit} | ${value} ${unit} | ${verdict} |`
  })
  return ['## Targets', '', '| | target | measured | |', '| --- | --- | --- | --- |', ...rows, ''].join('\n')
}

function sectionOf(result: Result): string {
  const { at, load } = result.machine
  const when = `*Part \`${result.part}\`, ${at} UTC${result.isQuick ? ', quick' : ''}; load average of the machine as it began: ${load}.*`
  if ('failed' in result) return `## ${result.part}\n\nCould not be measured: ${result.failed}\n\n${when}\n`
  return [`## ${result.title}`, '', ...result.says.flatMap((text) => [text, '']), ...tablesOf(result), when, ''].join(
    '\n',
  )
}

function tablesOf({ tables }: Section): string[] {
  return tables.map((table) => `${asMarkdown(table)}\n`)
}

function asMarkdown(table: Table): string {
  const columns = [...new Set(Object.values(table).flatMap((row) => Object.keys(row)))]
  const line = (cells: readonly (string | number)[]) => `| ${cells.map((cell) => `${cell}`.trim()).join(' | ')} |`
  const rows = Object.entries(table).map(([name, row]) => line([name, ...columns.map((column) => row[column] ?? '')]))
  return [line(['', ...columns]), line(['---', ...columns.map(() => '---:')]), ...rows].join('\n')
}
