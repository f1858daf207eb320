import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { LanguageModelV4GenerateResult } from '@ai-sdk/provider'
import { refusalAnswer } from '../../../src/main/engine/listener/refusal.ts'
import type { ClientCodec, ClientError, Decoded } from '../../../src/main/engine/translate/codec.ts'
import { toAppError } from '../../../src/shared/errors.ts'
import type { Dialect } from '../../../src/shared/exchange-row.ts'
import { streamOf } from './answers.ts'

export interface CodecServer {
  readonly origin: string
  /** What was asked, in order. */
  readonly asked: Decoded[]
  close(): Promise<void>
}

export interface Script {
  /** What a model answers to the first, the second … request. */
  readonly answer: (asked: Decoded, turn: number) => LanguageModelV4GenerateResult
  /** A text as the pieces that a stream brings it in; whole where left out. */
  readonly split?: (text: string) => readonly string[]
  /** Breaks a stream off before its end. */
  readonly failure?: ClientError
  /** Refuses in the words of Waybill's listener, in place of the codec's. */
  readonly dialect?: Dialect
}

/** A client format's own server, as its SDK sees it: the codec over real HTTP, and a scripted model behind it. */
export async function startCodecServer(codec: ClientCodec, script: Script): Promise<CodecServer> {
  const asked: Decoded[] = []
  const server = createServer((req, res) => {
    answer(req, res).catch((error: unknown) => res.destroy(error as Error))
  })

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const [path = '', query = ''] = (req.url ?? '').split('?')
    const body: unknown = JSON.parse(await text(req))
    try {
      const decoded = codec.decode(body, { path, query: query && `?${query}` })
      asked.push(decoded)
      say(res, decoded, script.answer(decoded, asked.length - 1))
    } catch (error) {
      if (script.dialect !== undefined) {
        const refusal = refusalAnswer(toAppError(error), script.dialect, 'r1')
        res.writeHead(refusal.status, refusal.headers).end(refusal.body)
        return
      }
      const { status, message, code } = toAppError(error)
      res.writeHead(status, { 'content-type': 'application/json' })
      res.end(JSON.stringify(codec.errorBody({ status, message, code })))
    }
  }

  function say(res: ServerResponse, decoded: Decoded, result: LanguageModelV4GenerateResult): void {
    const writer = decoded.answerWriter({ requestModel: 'asked-model', id: `a${asked.length}`, at: 1_800_000_000_000 })
    if (!decoded.stream) {
      res.writeHead(200, { 'content-type': 'application/json' })
      res.end(JSON.stringify(writer.plain(result)))
      return
    }
    res.writeHead(200, { 'content-type': writer.contentType ?? 'text/event-stream' })
    const parts = streamOf(result, script.split ?? ((whole) => [whole]))
    for (const part of script.failure ? parts.slice(0, -1) : parts) res.write(writer.part(part))
    res.end(script.failure ? writer.failed(script.failure) : '')
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
