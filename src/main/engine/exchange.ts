import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex, Readable } from 'node:stream'
import type { SomeAsks } from '../../shared/contract/asks.ts'
import type { Limits } from '../../shared/contract/limits.ts'
import type { SecretScan } from '../../shared/contract/values.ts'
import type { Dialect, EndedBy, ExchangeRow } from '../../shared/exchange-row.ts'
import type { RequestKind } from '../../shared/request-kinds.ts'
import type { ClientFormat, WireFormat } from '../../shared/wire-formats.ts'

/**
 * A request's way, as types: each stage takes what the stage before it made, so that a guard can't be skipped and
 * a stage can't be moved without the compiler's saying so.
 *
 *   Received → Admitted → Read → Screened → Routed → Translated → Permitted → Answered
 */

/** What the path says: which wire format is spoken, and what is asked for. */
export interface Place {
  /** The provider named as the first segment (`/openai/v1/…`), or null. */
  readonly provider: string | null
  /** Without the provider's segment and the query; vetted: no dots, no doubled slashes, nothing to decode twice. */
  readonly path: string
  /** With its question mark, without the client's key; empty where there is none. */
  readonly query: string
  readonly dialect: Dialect
  /** What a configured base URL stands for: `/v1`, `/v1beta`, or nothing. */
  readonly versionPrefix: string
  /** The path as a template: ids and models removed. */
  readonly endpoint: string
  readonly operation: string
  /** The model, where the path or the query names it (Gemini, Realtime), and where in the path it stands. */
  readonly model: string | null
}

/** Where the answer goes. An upgrade (WebSocket) has a bare socket in place of a response. */
export type Channel =
  | { readonly type: 'http'; readonly res: ServerResponse }
  | { readonly type: 'upgrade'; readonly socket: Duplex; readonly head: Buffer }

export interface Received {
  readonly id: string
  readonly startedAt: number
  /** performance.now() at the start: durations must not follow the wall clock. */
  readonly startedTick: number
  readonly req: IncomingMessage
  readonly channel: Channel
  readonly place: Place
  /** The product of the user agent, without its version. */
  readonly tool: string | null
}

export interface ClientKey {
  readonly id: string
  readonly name: string
  readonly project: string | null
  /** Masked: the only part of the key that is ever shown or stored. */
  readonly prefix: string
  /** In force: its own and its plan's. */
  readonly limits: Limits
  /** UTC milliseconds; null: never. */
  readonly expiresAt: number | null
  readonly suspended: boolean
  /** Its exchanges leave no row and no total; its limits hold. */
  readonly isPrivate: boolean
  /** null: as the setting has it. */
  readonly secretScan: SecretScan | null
  /** Where it says other than its provider. */
  readonly asks: SomeAsks
}

export interface Admitted extends Received {
  readonly clientKey: ClientKey
}

/** A body held whole, or one that streams on behind what was read of it to find its model. */
export type Body =
  | { readonly type: 'none' }
  | {
      readonly type: 'whole'
      readonly bytes: Buffer
      readonly model: ModelInBody | null
      readonly isJson: boolean
      /** null: no stream is asked for, or not in bytes that can be edited. */
      readonly stream: StreamInBody | null
      /** The estimate of a compressed body (scan/estimate-tokens), made while its text was at hand; null: it is plain. */
      readonly tokensInside: number | null
      /** What a compressed body says, kept where an ask may have to change it; null: it is plain, or nobody asks. */
      readonly text: Buffer | null
    }
  | {
      readonly type: 'stream'
      readonly head: Buffer
      readonly rest: Readable
      readonly model: ModelInBody | null
      /** Nothing follows the head: held whole, because an ask may have to change it. */
      readonly isWhole: boolean
    }

/** Where the model's name stands in the bytes, so that a prefix can be taken off without touching the rest. */
export interface ModelInBody {
  readonly name: string
  /** Byte offsets of the value as written, JSON quotes included. */
  readonly start: number
  readonly end: number
}

/** Where a body asks for a stream, and says how, in its bytes. */
export interface StreamInBody {
  /** Where the value of `stream` ends. */
  readonly end: number
  /** The value of `stream_options` (undefined: too large to be read), and its place; null: there is none. */
  readonly options: { readonly value: unknown; readonly start: number; readonly end: number } | null
}

export interface Read extends Admitted {
  readonly body: Body
  readonly model: string | null
  /** What else the body lets its provider choose (OpenRouter's `models`). */
  readonly otherModels: readonly string[]
  readonly stream: boolean
  /** What it is for, where a rule of routing asks; null: neither, or nobody asks. */
  readonly kind: RequestKind | null
  /** The most tokens of output that the request lets its provider make, over all the answers it asks for; null: it sets no cap. */
  readonly outputCap: number | null
  /** How many answers or pictures it asks for, at least 1. */
  readonly answers: number
  /** How much film it asks for; null: it does not say. */
  readonly filmSeconds: number | null
  /** Bytes of the body that have arrived so far. */
  requestBytes(): number
}

/** A frame of a WebSocket's client (RFC 6455, 5.2), unmasked. */
export interface ClientFrame {
  readonly payload: Buffer
  /** A ping, a pong, a goodbye: may stand between the frames of one message. */
  readonly isControl: boolean
  readonly endsMessage: boolean
}

export interface Screened extends Read {
  /** Whether a frame of a WebSocket's client may leave; null: nobody looks. */
  readonly mayLeave: ((frame: ClientFrame) => boolean) | null
}

/** Where a request goes, and by which key. */
export interface Upstream {
  readonly providerName: string
  /** OpenTelemetry's name, for the ledger. */
  readonly ledgerName: string
  /** Of the base URL; its origin is the only one that the key goes to. */
  readonly url: URL
  readonly address: string
  /** Path and query, as sent. */
  readonly path: string
  readonly auth: ProviderAuth
  readonly keyId: string | null
  readonly key: string | null
  readonly free: boolean
  readonly priceId: string | null
}

export type ProviderAuth = 'bearer' | 'x-api-key' | 'x-goog-api-key' | 'api-key' | 'aws' | 'google' | 'none'

/** By their names in small letters; null: left out. */
export type HeaderChanges = Readonly<Record<string, string | null>>

/** One way in which a request can go: a provider, one of its keys, and the body as that provider gets it. */
export interface Candidate {
  readonly upstream: Upstream
  /** The same body, or with the provider's prefix taken off the model's name, with usage asked for, with what the user asks. */
  readonly outgoing: Body
  /** In place of the client's own headers of these names; null: none is to be changed. */
  readonly headers: HeaderChanges | null
  /** Waybill asked for usage where the client did not: it is taken out of the answer again. */
  readonly asksUsage: boolean
  /** As that provider calls it; null: the request names none. */
  readonly model: string | null
  /** null: it speaks what the client speaks, and the bytes pass as they are. */
  readonly translation: Translation | null
}

/** From what the client speaks to what the provider does. */
export interface Translation {
  readonly from: ClientFormat
  readonly to: WireFormat
  /** The provider's base URL for that format, as its own SDK would be given it. */
  readonly baseUrl: string
  /** Whose peculiarities count (providers/definition: its kind). */
  readonly kind: string
  /** Puts what the user asks of this provider (`store: false` and the like) into a request that is said anew; null: nothing. */
  readonly withAsks: ((body: string) => string) | null
}

export interface Routed extends Screened {
  /** In the order in which they are tried. */
  readonly candidates: readonly [Candidate, ...Candidate[]]
}

/** What was left out on the way, by the client's own names for it: of the format's fields, never a word of the client's. */
export type Dropped = readonly string[]

export interface Translated extends Routed {
  /**
   * Says the request in what a candidate speaks; only for one that has a `translation`. Nothing is sent by it: an `answer`
   * is Waybill's own (a count where that provider has none), a `call` waits for what its provider says.
   */
  readonly openCall: (candidate: Candidate) => Promise<OpenedCall>
}

export type OpenedCall = { readonly type: 'answer'; readonly answer: ClientAnswer } | TranslatedCall

/** A request as its provider gets it, and who says that provider's answer to the client. */
export interface TranslatedCall {
  readonly type: 'call'
  /** Path and query at the provider's origin. */
  readonly path: string
  /** All that is the format's own; the key is put in as ever. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** Once at most. Never rejects: what can't be understood becomes an error in the client's format. */
  answer(provider: ProviderAnswer): Promise<ClientAnswer>
}

/** Plain (not compressed), and with its key masked. */
export interface ProviderAnswer {
  readonly statusCode: number
  readonly headers: IncomingHttpHeaders
  /** Throws where the connection was lost. */
  readonly body: AsyncIterable<Buffer>
}

/** In the client's format. */
export interface ClientAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  /** Piece by piece, as the provider's came: pulled no faster than the client reads. Throws where it is cut off. */
  readonly body: AsyncIterable<string>
  readonly dropped: Dropped
}

/** What is held back of budgets until the exchange has ended: the most that it is expected to need. */
export interface Reservation {
  readonly inputTokens: number
  readonly outputTokens: number
  /** 0 where it is free or not priced. */
  readonly costNanoUsd: number
  readonly costBasis: ExchangeRow['cost_basis']
  readonly priceVersion: string | null
  /** The local day in whose windows it counts, and the minute where the key has a limit per minute. */
  readonly day: string
  readonly minute: string | null
}

export interface Permitted extends Translated {
  /** null: nothing that limits this key, its provider or all keys has to know of this exchange before it ends. */
  readonly reservation: Reservation | null
}

export interface Answered extends Permitted {
  /** The one that answered, or the last that was tried. */
  readonly candidate: Candidate
  readonly attempts: number
  readonly statusCode: number | null
  readonly endedBy: EndedBy
  readonly timeToFirstChunkMs: number | null
  readonly responseBytes: number
  /** What a translation left out; empty where nothing was translated. */
  readonly dropped: Dropped
}
