import type { Received, Said } from '../scenario.ts'

/** A provider's own format, as the simulated one reads and writes it. */
export interface ProviderFormat {
  read(body: Body): Received
  plain(said: Said): unknown
  /** Frames, `data:` and all. */
  stream(said: Said): readonly string[]
  error(status: number): unknown
}

// biome-ignore lint/suspicious/noExplicitAny: requests of a test, in four formats; what is not there fails the test
export type Body = any

export const data = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`
export const event = (value: { readonly type: string; readonly [field: string]: unknown }): string =>
  `event: ${value.type}\n${data(value)}`

/** As it comes in a stream: in two pieces. */
export const pieces = (text: string): readonly string[] =>
  [text.slice(0, 5), text.slice(5)].filter((part) => part !== '')

export const propertiesOf = (schema: Body): readonly string[] => Object.keys(schema?.properties ?? {})
export const saidCall = (name: string, args: unknown): string =>
  `assistant calls ${name} ${JSON.stringify(typeof args === 'string' ? JSON.parse(args) : args)}`
export const MESSAGE = 'This did not work.'
