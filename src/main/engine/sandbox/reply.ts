/** What a handler answers: plain data. `send-reply.ts` puts it on the wire, with the delays and cuts that were asked for. */
export type Reply = JsonReply | BytesReply | StreamReply | FaultReply

export type ReplyHeaders = Readonly<Record<string, string | string[]>>

export interface JsonReply {
  readonly kind: 'json'
  readonly status: number
  readonly headers?: ReplyHeaders
  readonly body: unknown
}

export interface BytesReply {
  readonly kind: 'bytes'
  readonly status: number
  readonly headers: ReplyHeaders
  readonly body: Uint8Array
}

export interface StreamReply {
  readonly kind: 'stream'
  /** Gemini without `alt=sse` streams one JSON array. */
  readonly format: 'sse' | 'json-array'
  readonly frames: readonly Frame[]
  /** The format's error inside a stream, given how many frames went before. */
  readonly errorFrame: (sentFrames: number) => Frame
}

export interface Frame {
  readonly event?: string
  /** Sent as JSON, but for a string, which is sent as it is (`[DONE]`). */
  readonly data: unknown
}

export interface FaultReply {
  readonly kind: 'fault'
  readonly fault: Fault
}

/** Why a call fails; each dialect has its own words, status and shape for it. */
export type Fault =
  | { readonly what: 'status'; readonly status: number }
  | { readonly what: 'budget' }
  | { readonly what: 'key_missing' }
  | { readonly what: 'key_wrong'; readonly key: string }
  | { readonly what: 'model_unknown'; readonly model: string }
  | { readonly what: 'path_unknown'; readonly method: string; readonly path: string }
  | { readonly what: 'item_unknown'; readonly id: string }
  | { readonly what: 'field_missing'; readonly field: string }
  | { readonly what: 'body_invalid' }

/** Beside the words of the provider that is played, which leave whoever tries the sandbox without a next step. */
export function noSuchPath(example: string): string {
  return `The sandbox of Waybill has no such path; try ${example}.`
}

export function json(body: unknown, headers: ReplyHeaders = {}): JsonReply {
  return { kind: 'json', status: 200, headers, body }
}

export function bytes(body: Uint8Array, contentType: string, headers: ReplyHeaders = {}): BytesReply {
  return { kind: 'bytes', status: 200, headers: { 'content-type': contentType, ...headers }, body }
}

export function refuse(fault: Fault): FaultReply {
  return { kind: 'fault', fault }
}
