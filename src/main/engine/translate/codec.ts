import type {
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamPart,
} from '@ai-sdk/provider'
import type { Dropped } from '../exchange.ts'

/**
 * One client format, both ways: a request read into the AI SDK's model call, and what a model says written in the format. One for
 * each folder of clients/. It knows nothing of providers.
 */
export interface ClientCodec {
  /**
   * `body`: parsed JSON, hostile. `path` and `query` as the client sent them: Gemini's say whether it streams.
   * Throws AppError `untranslatable` that names the field where what is asked can't be said to any other format and must not be
   * left out in silence (stored conversations, provider-run tools that change the meaning …), `invalid_input` never.
   */
  decode(body: unknown, place: { readonly path: string; readonly query: string }): Decoded
  /** Tokens of a count_tokens request's input, in the format's own answer. */
  countAnswer(inputTokens: number): unknown
  /** A whole error body, as this format's providers send it; `message` is safe to show. */
  errorBody(error: ClientError): unknown
}

export type ModelCall = Omit<LanguageModelV4CallOptions, 'abortSignal' | 'headers' | 'includeRawChunks'>

export interface Decoded {
  readonly call: ModelCall
  /** What the AI SDK's call has no field for, though most formats do. */
  readonly extras: Extras
  readonly stream: boolean
  /** Fields of the request that no other format has, passed over: their names in this format (`logit_bias`, `metadata`), never a client's words. */
  readonly dropped: Dropped
  /** Says the answer; knows what the request asked of its shape. Made for each answer, as it may remember. */
  readonly answerWriter: (about: AnswerAbout) => AnswerWriter
}

export interface Extras {
  /** A budget of thinking in tokens, where the format counts so; the call's `reasoning` has the effort. null: none was given. */
  readonly thinkingTokens: number | null
  /** Whether thoughts are to be shown (Responses' summaries, Gemini's includeThoughts); null: as the provider does. */
  readonly showsThoughts: boolean | null
  /** null: as the provider does. */
  readonly parallelTools: boolean | null
}

export interface AnswerAbout {
  /** What the client asked for: an answer's `model` where the provider names none. */
  readonly requestModel: string
  /** For ids that a format demands and a provider did not give: unique, made of letters and digits. */
  readonly id: string
  /** UTC milliseconds. */
  readonly at: number
}

export interface AnswerWriter {
  /** Of a stream that is not SSE (Gemini's, without `alt=sse`). */
  readonly contentType?: string
  /** A plain answer's body. */
  plain(result: LanguageModelV4GenerateResult): unknown
  /** The framed text of a stream (SSE), '' where this part says nothing in this format. A `finish` part ends the answer properly. */
  part(part: LanguageModelV4StreamPart): string
  /** An error after the stream began, as this format tells it. Nothing follows it. */
  failed(error: ClientError): string
}

/** What failed, in terms that every format has. */
export interface ClientError {
  /** HTTP status; in a stream, of the error that a plain answer would have been. */
  readonly status: number
  readonly message: string
  /** Kept where it is a short label that both sides may use (`context_length_exceeded`, `rate_limit_error`); else null. */
  readonly code: string | null
}
