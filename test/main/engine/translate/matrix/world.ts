import type { ClientFormat } from '../../../../../src/shared/wire-formats.ts'
import { startEngine, type TestEngine } from '../../../../support/engine.ts'
import { type Answer, type Seen, startUpstream } from '../../../../support/markers-upstream.ts'
import { chatCompletions } from './providers/chat-completions.ts'
import { generateContent } from './providers/generate-content.ts'
import { messages } from './providers/messages.ts'
import type { ProviderFormat } from './providers/provider.ts'
import { responses } from './providers/responses.ts'
import type { Received, Said, Scenario } from './scenario.ts'

export const providerFormats: Readonly<Record<ClientFormat, ProviderFormat>> = {
  chat_completions: chatCompletions,
  responses,
  messages,
  generate_content: generateContent,
}

/** Each speaks one format alone. */
const PROVIDERS = {
  chat_completions: { kind: 'compatible', name: 'chat', path: '/v1', model: 'gpt-oss-120b' },
  responses: { kind: 'openai', name: 'openai', path: '/v1', model: 'gpt-5-mini' },
  messages: { kind: 'anthropic', name: 'anthropic', path: '', model: 'claude-sonnet-4-5' },
  generate_content: { kind: 'gemini', name: 'gemini', path: '/v1beta', model: 'gemini-2.5-flash' },
} as const

export const modelAt = (format: ClientFormat): string => `${PROVIDERS[format].name}/${PROVIDERS[format].model}`

export interface World {
  readonly engine: TestEngine
  /** What came since a scenario began. */
  readonly received: Received[]
  plays(scenario: Scenario): void
  stop(): Promise<void>
}

/** An engine, and four simulated providers that play the same scenario, each in its own format. */
export async function startWorld(): Promise<World> {
  let scenario: Scenario | undefined
  const received: Received[] = []
  const upstream = await startUpstream((seen, res, req) => {
    const format = providerFormats[formatOf(seen)]
    const body = JSON.parse(seen.body.toString())
    const request = format.read(body)
    const isStream = body.stream === true || seen.url.includes(':stream')
    const said = scenario?.answers[received.length]
    received.push(request)
    if (scenario?.error !== undefined) return sayError(format, scenario.error)(seen, res, req)
    if (said === undefined) return res.writeHead(404).end('{}')
    say(format, stopped(said, request), isStream, scenario?.cut === true)(seen, res, req)
  })
  const engine = await startEngine()
  const { providers } = engine.core.client
  for (const [format, { kind, name, path }] of Object.entries(PROVIDERS)) {
    await providers.add({ kind, name, base_url: upstream.origin + path, key: 'sk-provider-0123456789' })
    await providers.update({ name, formats: [format as ClientFormat] })
  }
  return {
    engine,
    received,
    plays(next) {
      scenario = next
      received.length = 0
    },
    async stop() {
      await engine.stop()
      await upstream.close()
    },
  }
}

function formatOf({ url }: Seen): ClientFormat {
  if (url.includes('/chat/completions')) return 'chat_completions'
  if (url.includes('/responses')) return 'responses'
  return url.includes('/messages') ? 'messages' : 'generate_content'
}

/** As a model does that is told where to stop. */
function stopped(said: Said, { stops }: Received): Said {
  const stop = stops.find((each) => said.text?.includes(each))
  return stop === undefined ? said : { ...said, text: said.text?.split(stop)[0] ?? '', stoppedBy: stop }
}

const sayError =
  (format: ProviderFormat, status: number): Answer =>
  (_seen, res) =>
    res
      .writeHead(status, { 'content-type': 'application/json', 'retry-after': '7' })
      .end(JSON.stringify(format.error(status)))

const say =
  (format: ProviderFormat, said: Said, isStream: boolean, isCut: boolean): Answer =>
  (_seen, res) => {
    const whole = isStream ? format.stream(said).join('') : JSON.stringify(format.plain(said))
    const type = isStream ? 'text/event-stream' : 'application/json'
    res.writeHead(200, { 'content-type': type })
    if (!isCut) return res.end(whole)
    // In the middle of the text's second piece.
    res.write(whole.slice(0, whole.indexOf('upon')), () => setImmediate(() => res.destroy()))
  }
