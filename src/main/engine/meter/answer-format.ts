import type { FieldPaths } from '../scan/json-fields.ts'
import type { Reading } from './reading.ts'

/** How one wire format reports what an exchange used. Made anew for each answer: some have to remember. */
export interface AnswerFormat {
  /** Where to look in an event of a stream (scan/json-fields). */
  readonly eventPaths: FieldPaths
  /** Where to look in a plain answer: also for its text, whose size counts where nothing is reported. */
  readonly bodyPaths: FieldPaths
  /** Where to look in a message of a WebSocket. */
  readonly messagePaths: FieldPaths
  /** Takes note of one field. `bytes`: of the value as written. */
  read(path: string, value: unknown, reading: Reading, bytes: number): void
  /** Whether a stream's event can hold anything of interest: most are pieces of text, and need no reading. */
  isTelling(name: string | undefined, data: string): boolean
  /** Finds an event's pieces of output: text, arguments of tools, reasoning. null: it has none. */
  pieces(name: string | undefined): RegExp | null
  /** The same for a message of a WebSocket by its type; `skip`: sound on its way, of which nothing is to be read. */
  messagePieces(type: string | undefined): RegExp | 'skip' | null
  /** Whether this is the last event of a stream. */
  isLast(name: string | undefined, data: string): boolean
}
