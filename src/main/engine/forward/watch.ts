import type { IncomingMessage } from 'node:http'
import type { Answered, Candidate } from '../exchange.ts'

/** Reads along while an answer passes. Where it has to inflate first, `push` and `end` say when they are through. */
export interface AnswerTap {
  /** `onPlain` gets the inflated bytes of a compressed answer, and is not called for any other. */
  begin(statusCode: number, headers: IncomingMessage['headers'], onPlain: (bytes: Buffer) => void): void
  push(chunk: Buffer): void | Promise<void>
  end(): void | Promise<void>
  /** A whole message of a WebSocket, JSON as a rule. True if it reported usage. */
  message(json: Buffer): boolean
  /** True once the stream's own last event has passed: what follows is framing. */
  finished(): boolean
}

/** What the caller has to do with an exchange on its way. */
export interface ForwardWatch {
  /** For the answer of this candidate: it is read in the format that its provider speaks. */
  tapFor(candidate: Candidate): AnswerTap
  /** Another attempt sets out; the first one goes without saying. */
  attempting(candidate: Candidate, attempts: number): void
  /** A long session has reported usage, and goes on: that much must not be lost with it. */
  progress(answered: Answered): void
  /** Called once, or again with more bytes. */
  settle(answered: Answered): void
  /** Calls back once that, or what is held back at the start, is written down. The client can't see the end of its answer before. */
  whenWritten(then: () => void): void
  /** Registers how to cut the exchange off (a revoked key, a stop), for as long as it runs. */
  onCut(cut: () => void): void
}
