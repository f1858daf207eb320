import { type ClientFormat, clientFormats, formatTitles } from '../src/shared/wire-formats.ts'
import { differences, differencesOf } from '../test/main/engine/translate/matrix/differences.ts'
import { clients } from '../test/main/engine/translate/matrix/outcome.ts'
import type { Scenario } from '../test/main/engine/translate/matrix/scenario.ts'
import { scenarios } from '../test/main/engine/translate/matrix/scenarios.ts'

const BEGIN = '<!-- matrix: written by npm run docs:translation -->'
const END = '<!-- end of matrix -->'

/** The page, with the matrix between its markers as the tests hold it. */
export function withMatrix(page: string): string {
  const [before, rest] = page.split(BEGIN)
  const [, after] = rest?.split(END) ?? []
  if (before === undefined || after === undefined) throw new Error('docs/translation.md has lost its markers')
  return `${before}${BEGIN}\n\n${tables()}\n${notes()}\n\n${END}${after}`
}

function tables(): string {
  return clientFormats.map(table).join('\n')
}

function table(client: ClientFormat): string {
  const head = `| ${formatTitles[client]} from | ${clientFormats.map((format) => formatTitles[format]).join(' | ')} |`
  const rows = scenarios.map(
    (scenario) =>
      `| ${scenario.title} | ${clientFormats.map((provider) => cell(scenario, client, provider)).join(' | ')} |`,
  )
  return `${[head, `| --- |${' --- |'.repeat(clientFormats.length)}`, ...rows].join('\n')}\n`
}

function cell(scenario: Scenario, client: ClientFormat, provider: ClientFormat): string {
  if (scenario.clients?.includes(client) === false) return 'not in this format'
  if (client === provider) return 'as it is'
  if (scenario.asked.own) return `refused: \`${clients[client].ownField}\``
  const noted = [false, true].flatMap((stream) => differencesOf(scenario.id, { client, provider, stream }))
  const numbers = [...new Set(noted)].map((difference) => differences.indexOf(difference) + 1)
  return ['yes', ...numbers.map((number) => `(${number})`)].join(' ')
}

function notes(): string {
  return differences.map(({ reason }, index) => `${index + 1}. ${reason}`).join('\n')
}
