import type { ClientFormat } from '../../../../../src/shared/wire-formats.ts'
import { chatCompletions } from './clients/chat-completions.ts'
import type { Asking, Client } from './clients/client.ts'
import { generateContent } from './clients/generate-content.ts'
import { messages } from './clients/messages.ts'
import { responses } from './clients/responses.ts'
import { type Heard, RESULT, type Received, type Scenario } from './scenario.ts'
import { modelAt, type World } from './world.ts'

export const clients: Readonly<Record<ClientFormat, Client>> = {
  chat_completions: chatCompletions,
  responses,
  messages,
  generate_content: generateContent,
}

export interface Failure {
  /** The SDK's own. */
  readonly name: string
  readonly status: number | null
  readonly message: string
}

export interface Outcome {
  readonly heard: readonly Heard[]
  readonly failure: Failure | null
  readonly received: readonly Received[]
}

export interface Cell {
  readonly client: ClientFormat
  readonly provider: ClientFormat
  readonly stream: boolean
}

/** Plays one scenario through the client's SDK, the engine and the provider. */
export async function play(world: World, scenario: Scenario, { client, provider, stream }: Cell): Promise<Outcome> {
  world.plays(scenario)
  const asking = { engine: world.engine, model: modelAt(provider), asked: scenario.asked, stream }
  return { ...(await converse(clients[client], asking)), received: [...world.received] }
}

async function converse(client: Client, asking: Asking): Promise<Omit<Outcome, 'received'>> {
  const heard: Heard[] = []
  const conversation = client.start(asking)
  try {
    do {
      if (heard.length > 0) conversation.answerCalls(RESULT)
      heard.push(await conversation.ask())
    } while (heard.at(-1)?.calls.length)
    return { heard, failure: null }
  } catch (thrown) {
    const { status, message } = thrown as Error & { readonly status?: number }
    return { heard, failure: { name: (thrown as Error).constructor.name, status: status ?? null, message } }
  }
}

/** All that a cell is held to: each is the same as without a translation, or is named in differences.ts. */
export const aspects = {
  text: ({ heard }) => heard.map(({ text }) => text),
  thoughts: ({ heard }) => heard.map(({ thoughts }) => thoughts),
  calls: ({ heard }) => heard.map(({ calls }) => calls),
  finish: ({ heard }) => heard.map(({ finish }) => finish),
  usage: ({ heard }) => heard.map(({ usage }) => usage),
  failure: ({ failure }) => failure && { name: failure.name, status: failure.status },
  said: ({ received }) => received.map(({ said }) => said),
  tools: ({ received }) => received.map(({ tools }) => tools),
  schema: ({ received }) => received.map(({ schema }) => schema),
  thinks: ({ received }) => received.map(({ thinks }) => thinks),
  stops: ({ received }) => received.map(({ stops }) => stops),
} satisfies Readonly<Record<string, (outcome: Outcome) => unknown>>
export type Aspect = keyof typeof aspects
