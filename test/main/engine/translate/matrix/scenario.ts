import type { ClientFormat } from '../../../../../src/shared/wire-formats.ts'

export interface Call {
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
}

/** What a client asks for, in words of no format. */
export interface Asked {
  readonly text: string
  readonly system?: string
  /** What was said before, by the user and by the model. */
  readonly before?: readonly [string, string]
  readonly image?: true
  readonly document?: true
  readonly tools?: true
  readonly schema?: true
  readonly thinks?: true
  readonly stop?: string
  readonly most?: number
  /** Something that only the client's own provider can do. */
  readonly own?: true
}

/** What a model says to it. */
export interface Said {
  readonly thoughts?: string
  readonly text?: string
  readonly calls?: readonly Call[]
  readonly finish?: 'length' | 'refusal'
  /** The stop sequence that it came upon. */
  readonly stoppedBy?: string
}

export interface Scenario {
  readonly id: string
  readonly title: string
  readonly asked: Asked
  /** One for each request of the conversation; after calls the client sends what its tools returned. */
  readonly answers: readonly Said[]
  readonly error?: number
  /** The connection is lost in the middle of the answer. */
  readonly cut?: true
  /** For clients whose format has it. */
  readonly clients?: readonly ClientFormat[]
}

/** One answer as the client's SDK gives it; `finish` in the format's own words. */
export interface Heard {
  readonly text: string
  readonly thoughts: string
  readonly calls: readonly Call[]
  readonly finish: string
  readonly usage: {
    readonly input: number
    readonly cached: number
    readonly output: number
    readonly thinking: number
  }
}

/** One request as the provider gets it, in words that all formats share. */
export interface Received {
  /** Who says what, in order: `user Hello`, `assistant calls look {"place":"Bern"}`, `result sunny`. */
  readonly said: readonly string[]
  readonly tools: readonly string[]
  /** The properties that an answer has to have. */
  readonly schema: readonly string[]
  readonly thinks: boolean
  readonly stops: readonly string[]
  readonly most: number | null
}

export const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
export const PDF = Buffer.from('%PDF-1.4\n%%EOF').toString('base64')
/** What a provider wants back with its thoughts. */
export const SIGNATURE = 'c2lnbmF0dXJlIG9mIHRob3VnaHRz'
export const RESULT = 'sunny'
export const TOOL = {
  name: 'weather',
  description: 'Tells the weather.',
  schema: {
    type: 'object',
    properties: { place: { type: 'string' } },
    required: ['place'],
    additionalProperties: false,
  },
} as const
export const SCHEMA = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
} as const
/** In every answer, however it is told: thoughts are a part of what was written. */
export const USAGE = { input: 120, cached: 20, output: 30, thinking: 10 } as const
