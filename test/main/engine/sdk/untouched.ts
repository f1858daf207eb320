import { expect } from 'vitest'
import type { RecordedExchange } from '../../../support/recorder.ts'
import { type HttpMessage, headerOf } from '../../../support/recorder-messages.ts'

/**
 * They belong to one connection (RFC 9110, 7.6.1); `host` is the address. A WebSocket's extensions are not offered to the
 * provider: its key could not be found, and masked, in compressed frames.
 */
const HOP_BY_HOP =
  /^(host|connection|keep-alive|proxy-authenticate|proxy-authorization|proxy-connection|te|trailer|transfer-encoding|upgrade|expect|sec-websocket-extensions)$/
const CREDENTIALS = /^(authorization|x-api-key|x-goog-api-key|cookie)$/
/** Which web page may read an answer is the user's word, not the provider's (threats.md, "A web page"). */
const CORS = /^access-control-/

export interface Difference {
  /** What the configured base URL makes of the path; default: nothing. */
  readonly path?: (path: string) => string
  /** What was to change in the body; default: nothing. */
  readonly body?: (body: Buffer) => Buffer
  /**
   * Waybill asked for usage in the stream, in an answer that can be edited, and took it out again: here is what the
   * provider would have sent without.
   */
  readonly usage?: { readonly answer: (body: Buffer) => Buffer }
}

/** What the provider received is what the SDK sent, but for address, credentials, hop-by-hop headers and framing. */
export function expectSameRequest(sent: HttpMessage, received: HttpMessage, difference: Difference = {}): void {
  const [method, target = ''] = sent.startLine.split(' ')
  const path = (difference.path ?? ((same) => same))(withoutKey(target))
  expect(received.startLine).toBe(`${method} ${path} HTTP/1.1`)
  const changed = difference.body !== undefined || sent.framing !== received.framing
  const headers = headersOf(sent, CREDENTIALS, changed)
  if (difference.usage) headers['accept-encoding'] = 'identity'
  expect(headersOf(received, CREDENTIALS, changed)).toEqual(headers)
  const body = (difference.body ?? ((same) => same))(sent.body)
  expect(sent.complete && received.complete, 'the whole request').toBe(true)
  expectSameBytes(received.body, body)
  expectRightLength(received)
}

/** What the SDK received is what the provider sent. */
export function expectSameAnswer(sent: HttpMessage, received: HttpMessage, { usage }: Difference = {}): void {
  expectSameHead(sent, received)
  expectSameBytes(received.body, usage ? usage.answer(sent.body) : sent.body)
  expect(received.complete).toBe(sent.complete)
}

/** What the SDK received is what the provider had sent when one of them broke off. */
export function expectSameBeginning(sent: HttpMessage, received: HttpMessage, { usage }: Difference = {}): void {
  expectSameHead(sent, received)
  const body = usage ? usage.answer(sent.body) : sent.body
  expectSameBytes(received.body, body.subarray(0, received.body.length))
  // A tunnel's end is no more than an end.
  expect(received.complete).toBe(received.framing === 'tunnel')
}

function expectSameHead(sent: HttpMessage, received: HttpMessage): void {
  expect(received.startLine).toBe(sent.startLine)
  // In their order, too, and in their case, but for an upgrade's.
  expect(endToEnd(received, CORS)).toEqual(endToEnd(sent, CORS))
}

/** The client's key goes no further, and one key of the provider's takes its place, in the one right header. */
export function expectOnlyProviderKey(received: HttpMessage, clientKey: string, credential: Credential): void {
  const found = received.headers.filter(([name]) => CREDENTIALS.test(name.toLowerCase()))
  expect(found.map(([name, value]) => [name.toLowerCase(), value])).toEqual([credential])
  expect(allOf(received)).not.toContain(clientKey)
}

/** A header's name in lower case, and its value. */
export type Credential = readonly [name: string, value: string]

/** No answer has a word of the provider's key. */
export function expectNoProviderKey({ answer }: RecordedExchange, providerKey: string): void {
  expect(answer ? allOf(answer) : '').not.toContain(providerKey)
}

function allOf({ startLine, headers, body }: HttpMessage): string {
  return [startLine, ...headers.flat(), body.toString('latin1')].join('\n')
}

/** By name, values joined. The length is compared with the body; that of no body may be said or left out. */
function headersOf(message: HttpMessage, without: RegExp, withoutLength: boolean): Record<string, string | undefined> {
  const names = new Set(message.headers.map(([name]) => name.toLowerCase()))
  const hops = namedByConnection(message)
  const kept = [...names].filter((name) => !HOP_BY_HOP.test(name) && !without.test(name) && !hops.includes(name))
  const headers = Object.fromEntries(kept.map((name) => [name, headerOf(message, name)]))
  if (withoutLength || headers['content-length'] === '0') delete headers['content-length']
  return headers
}

function expectRightLength(message: HttpMessage): void {
  const length = headerOf(message, 'content-length')
  if (length !== undefined) expect(Number(length)).toBe(message.body.length)
}

function endToEnd(message: HttpMessage, without: RegExp): readonly (readonly [string, string])[] {
  const named = namedByConnection(message)
  const kept = message.headers.filter(([name]) => {
    const lower = name.toLowerCase()
    return !HOP_BY_HOP.test(lower) && !without.test(lower) && !named.includes(lower)
  })
  return message.framing === 'tunnel' ? kept.map(([name, value]) => [name.toLowerCase(), value]) : kept
}

function namedByConnection(message: HttpMessage): readonly string[] {
  return (headerOf(message, 'connection') ?? '').toLowerCase().split(/\s*,\s*/)
}

/** By hand: a failing `toEqual` on megabytes takes minutes to say so. */
function expectSameBytes(received: Buffer, sent: Buffer): void {
  if (received.equals(sent)) return
  const at = received.findIndex((byte, index) => byte !== sent[index])
  const around = (bytes: Buffer) => bytes.toString('latin1', Math.max(0, at - 40), at + 40)
  expect({ length: received.length, at, around: around(received) }).toEqual({
    length: sent.length,
    at: 'nowhere',
    around: around(sent),
  })
}

function withoutKey(target: string): string {
  const [path = '', query] = target.split('?')
  const pairs = query?.split('&').filter((pair) => !pair.startsWith('key=')) ?? []
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path
}
