import http, { type RequestListener } from 'node:http'
import https from 'node:https'
import { attachRealtime } from './openai/realtime.ts'
import { respond, type SeenRequest } from './respond.ts'
import { emptyShelves } from './shelf.ts'

export { countedTokens, messagesUsage } from './anthropic/read-messages.ts'
/**
 * A provider inside Waybill. It answers in the formats of OpenAI (chat, Responses), Anthropic and Gemini as they do on the
 * wire, for `--demo`, for a user who tries a tool offline, and for the tests. It keeps nothing but uploads, in memory.
 *
 * What a model's name asks for (`sandbox-error-429`, `gpt-5-mini+slow-20+gzip`) is in `directives.ts`.
 */
export { type Directives, parseDirectives } from './directives.ts'
export { embedUsage } from './gemini/embed.ts'
export { geminiUsage } from './gemini/read-generate.ts'
export { embeddingsUsage } from './openai/embeddings.ts'
export { imageUsage } from './openai/images.ts'
export { chatUsage } from './openai/read-chat.ts'
export { responsesUsage } from './openai/read-responses.ts'
export { transcriptionUsage } from './openai/transcriptions.ts'
export type { SeenRequest } from './respond.ts'
export { textOf, tokensOf } from './tokens.ts'

export interface SandboxOptions {
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Default 0: any free port. */
  readonly port?: number
  /** The key that every call must bring, in its dialect's place; without it any call passes. */
  readonly apiKey?: string
  /** PEM; the sandbox then speaks https. */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** For the absolute addresses in answers; default: the address that the request arrived at. */
  readonly origin?: string
  /** Each request, once its body is read: what the provider got to see. */
  readonly onRequest?: (seen: SeenRequest) => void
}

export interface Sandbox {
  readonly origin: string
  readonly port: number
  close(): Promise<void>
}

/** The sandbox as a listener, to be mounted (and wrapped) where a test likes. State lives as long as the listener. */
export function createSandboxListener(options: SandboxOptions = {}): RequestListener {
  const { apiKey, origin, onRequest } = options
  const context = { apiKey, origin, onRequest, shelves: emptyShelves() }
  return (request, response) => {
    respond(request, response, context).catch((error: unknown) => {
      // A client that left ends the exchange by itself; anything else is a fault of the sandbox.
      if (response.destroyed || (error instanceof Error && error.name === 'AbortError')) return
      response.destroy(error instanceof Error ? error : new Error(String(error)))
    })
  }
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 0, tls } = options
  const listener = createSandboxListener(options)
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener)
  const realtime = attachRealtime(server, options.apiKey)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const boundPort = typeof address === 'object' && address ? address.port : port
  const shownHost = host.includes(':') ? `[${host}]` : host
  return {
    origin: `${tls ? 'https' : 'http'}://${shownHost}:${boundPort}`,
    port: boundPort,
    close: () =>
      new Promise((resolve) => {
        realtime.closeAll()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
