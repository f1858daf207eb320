import type { ClientFormat } from '../../../../../src/shared/wire-formats.ts'
import type { Answer } from '../../../../support/markers-upstream.ts'
import type { Call, Received, Said } from '../matrix/scenario.ts'
import { providerFormats } from '../matrix/world.ts'

/** The reading tools of the agents, by their names, and how each is asked for a file. */
const READERS: Readonly<Record<string, (path: string) => Call['args']>> = {
  // Codex's, which takes a script; it is a custom tool in a namespace.
  functions__exec: (path) => ({ input: `text(await tools.exec_command({ cmd: 'cat ${path}' }))` }),
  read_file: (path) => ({ file_path: path }),
  Read: (path) => ({ file_path: path }),
}

/**
 * A model at work for an agent: it thinks, looks into files by a tool of the agent's, all at once, and then says what the tool returned. To what
 * is asked on the side (a title, which model to take) it says little.
 */
export function agentProvider(format: ClientFormat, paths: readonly string[]): Answer {
  const { read, plain, stream } = providerFormats[format]
  return ({ url, body }, res) => {
    const json = JSON.parse(body.toString())
    const isStream = json.stream === true || url.includes(':stream')
    const said = answerTo(read(json), paths)
    res.writeHead(200, { 'content-type': isStream ? 'text/event-stream' : 'application/json' })
    res.end(isStream ? stream(said).join('') : JSON.stringify(plain(said)))
  }
}

function answerTo({ said, tools, schema }: Received, paths: readonly string[]): Said {
  const results = said.filter((line) => line.startsWith('result '))
  if (results.length > 0) return { text: results.join('\n') }
  const names = tools.map((tool) => tool.split(' ')[0] ?? '')
  const name = names.find((each) => Object.hasOwn(READERS, each))
  const argsFor = name === undefined ? undefined : READERS[name]
  if (name === undefined || argsFor === undefined) return { text: onTheSide(schema) }
  const calls = paths.map((path) => ({ name, args: argsFor(path) }))
  return { thoughts: 'Two files.', text: 'I look into them.', calls }
}

function onTheSide(schema: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(schema.map((name) => [name, name.endsWith('_score') ? 1 : 'simple'])))
}
