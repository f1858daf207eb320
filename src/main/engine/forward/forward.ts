import type { IncomingMessage } from 'node:http'
import type { Answered, Candidate, Permitted, TranslatedCall } from '../exchange.ts'
import { type Agents, createAgents, type NetworkSettings } from './agents.ts'
import type { Told } from './ask.ts'
import { carryRequest } from './attempts.ts'
import { type Circuits, createCircuits } from './circuits.ts'
import { madeCredentials, sentKey } from './credentials.ts'
import { asList, candidateHeaders, translatedHeaders } from './headers.ts'
import { sendRequest } from './request.ts'
import { mayRepeat } from './stale-connection.ts'
import { neverSent } from './track-answer.ts'
import type { AnswerTap, ForwardWatch } from './watch.ts'
import type { CarryWebSocket } from './web-socket.ts'

export type { AnswerTap, ForwardWatch }
export { type Agents, type Circuits, createAgents, createCircuits, type NetworkSettings }

export interface ForwardOptions {
  readonly agents: () => Agents
  readonly circuits: Circuits
  readonly timeoutMs: () => number
  readonly maxAttempts: () => number
  /** No further attempt sets out once an exchange is as old as this. */
  readonly retryMs: () => number
  /** Headers that let a web page of a listed origin read the answer. */
  readonly corsFor: (req: IncomingMessage) => Record<string, string>
}

export type Forward = (permitted: Permitted, watch: ForwardWatch) => Promise<Answered>

const NO_BODY = Buffer.alloc(0)

/** Makes the stage that carries a request to its provider and the answer back. Rejects with `provider_*` if none came. */
export function createForward(options: ForwardOptions): Forward {
  const { circuits } = options
  const webSockets = lazyWebSockets(options)

  return (permitted, watch) => {
    const { req, channel } = permitted
    if (channel.type === 'upgrade') {
      return webSockets().then((carry) =>
        channel.socket.destroyed ? neverSent(permitted, watch) : carry(permitted, channel, watch),
      )
    }
    const { res } = channel
    if (res.destroyed) return Promise.resolve(neverSent(permitted, watch))
    const start = (candidate: Candidate, call: TranslatedCall | null, { onAnswer, onError, onUnsaid }: Told): void => {
      const { upstream, outgoing } = candidate
      const method = req.method ?? 'GET'
      const path = call?.path ?? upstream.path
      const headers = call ? translatedHeaders(call, candidate) : candidateHeaders(permitted, candidate)
      const setOut = () =>
        sendRequest(
          {
            url: upstream.url,
            agent: options.agents().for(upstream.url, 'request', upstream.providerName),
            method,
            path,
            headers: asList(headers, upstream.url.host),
            body: call?.body ?? outgoing,
            timeoutMs: options.timeoutMs(),
            mayRepeat: mayRepeat(permitted),
          },
          res,
          {
            onAnswer: (answer, request) =>
              onAnswer({ answer, request, call, key: sentKey(upstream, headers.authorization) }),
            onError,
          },
        )
      const made = madeCredentials(upstream, { method, path, body: call?.body ?? NO_BODY }, options.agents)
      if (made === null) {
        setOut()
        return
      }
      made
        .then((credentials) => {
          if (res.destroyed) return
          Object.assign(headers, credentials)
          setOut()
        })
        .catch(onUnsaid)
    }
    return carryRequest(permitted, res, watch, {
      circuits,
      maxAttempts: options.maxAttempts,
      maxMs: options.retryMs,
      cors: () => options.corsFor(req),
      send(candidate, told) {
        if (candidate.translation === null) return start(candidate, null, told)
        permitted
          .openCall(candidate)
          .then((opened) => {
            if (res.destroyed) return
            if (opened.type === 'answer') told.onOwnAnswer(opened.answer)
            else start(candidate, opened, told)
          })
          .catch(told.onUnsaid)
      },
    })
  }
}

/** Few tools open any: http-proxy and what it brings are loaded with the first one. */
function lazyWebSockets(options: ForwardOptions) {
  let loading: Promise<CarryWebSocket> | undefined
  return () => {
    loading ??= import('./web-socket.ts').then(({ createWebSockets }) => createWebSockets(options))
    return loading
  }
}
