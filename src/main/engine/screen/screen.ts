import { PassThrough } from 'node:stream'
import type { SecurityEventKind } from '../../../shared/contract/security.ts'
import type { SecretScan } from '../../../shared/contract/values.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Body, ClientFrame, ClientKey, Read, Screened } from '../exchange.ts'
import { inflated } from '../scan/inflate.ts'
import { hold } from './hold.ts'
import { createLook, lookThrough } from './look.ts'
import { lookWhilePassing } from './look-while-passing.ts'
import { plainText } from './plain-text.ts'
import { type FindSecrets, loadRules } from './rules.ts'

export interface ScreenOptions {
  readonly scanFor: (clientKey: ClientKey) => SecretScan
  /** The most of an upload that is held back to be looked through, and of a compressed body. */
  readonly limitBytes: () => number
  /** A rule's name, or `unreadable`: a compressed body that can't be looked into. */
  readonly note: (read: Read, kind: Extract<SecurityEventKind, 'secret_found' | 'secret_blocked'>, rule: string) => void
}

/**
 * Looks for credentials in what leaves: the address, the body, and the messages of a WebSocket. What was found is told
 * (`warn`), or not let out (`block`: throws `secret_found`, and `body_too_large` for an upload that can't be held).
 * Where nobody asked for it, nothing is looked at and nothing is loaded.
 */
export function createScreen({
  scanFor,
  limitBytes,
  note,
}: ScreenOptions): (read: Read) => Screened | Promise<Screened> {
  let rules: Promise<FindSecrets> | null = null

  async function screen(read: Read, scan: 'warn' | 'block'): Promise<Screened> {
    rules ??= loadRules()
    const find = await rules
    const told = (names: readonly string[]): void => {
      for (const name of names) note(read, scan === 'block' ? 'secret_blocked' : 'secret_found', name)
    }
    const found = (names: readonly string[]): void => {
      told(names)
      if (scan === 'block' && names.length > 0) throw secretFound(names)
    }
    if (read.channel.type === 'upgrade' && read.channel.head.length > 0) {
      // RFC 6455, 4.1: a client waits for the answer. What came before it would pass beside those who look.
      throw new AppError('framing_refused', { message: 'Nothing can be sent before the WebSocket is open.' })
    }
    found(find(readable(read.place.path + read.place.query)))
    const body = await screenBody(read, find, { scan, found, told })
    if (read.channel.type === 'http') return { ...read, body, mayLeave: null }
    let message = createLook(find)
    const mayLeave = ({ payload, isControl, endsMessage }: ClientFrame): boolean => {
      // A ping may stand in the middle of a message, and what a message begins with is not the end of the last one's word.
      const names = (isControl ? createLook(find) : message).at(payload)
      if (endsMessage) message = createLook(find)
      told(names)
      return scan === 'warn' || names.length === 0
    }
    return { ...read, body, mayLeave }
  }

  async function screenBody(
    read: Read,
    find: FindSecrets,
    { scan, found, told }: { scan: 'warn' | 'block' } & Record<'found' | 'told', (names: readonly string[]) => void>,
  ): Promise<Body> {
    const { body } = read
    switch (body.type) {
      case 'none':
        return body
      case 'whole': {
        const bytes = await inflated(body.bytes, read.req.headers['content-encoding'], limitBytes())
        found(bytes === null ? ['unreadable'] : await lookThrough(bytes, find))
        return body
      }
      case 'stream': {
        if (scan === 'warn') {
          if (isCompressed(read)) told(['unreadable'])
          const rest = lookWhilePassing(body.head, body.rest, find, told)
          return { ...body, rest }
        }
        const bytes = await hold(read.req, body.head, body.rest, limitBytes())
        if (bytes === null) throw tooLarge(limitBytes())
        const plain = await inflated(bytes, read.req.headers['content-encoding'], limitBytes())
        found(plain === null ? ['unreadable'] : await lookThrough(plain, find))
        const rest = new PassThrough()
        rest.end()
        return { ...body, head: bytes, rest }
      }
      default:
        return body satisfies never
    }
  }

  return (read) => {
    const scan = scanFor(read.clientKey)
    return scan === 'off' ? { ...read, mayLeave: null } : screen(read, scan)
  }
}

/** What is encoded in an address, piece by piece: one that is no encoding must not keep the others unread. */
function readable(address: string): string {
  const decoded = address.replace(/%([0-9a-f]{2})/gi, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return plainText(Buffer.from(decoded, 'latin1'))
}

/** What only passes is not decompressed on its way. */
function isCompressed({ req }: Read): boolean {
  return (req.headers['content-encoding'] ?? 'identity') !== 'identity'
}

function secretFound(names: readonly string[]): AppError {
  return new AppError('secret_found', {
    message: `There is a credential in this request (${names.slice(0, 5).join(', ')}). Nothing of it was sent.`,
  })
}

function tooLarge(limitBytes: number): AppError {
  return new AppError('body_too_large', {
    message: `An upload larger than ${limitBytes} bytes can’t be held back to be looked through for credentials.`,
    action:
      'Raise body_limit_bytes (waybill settings set), or let this key pass: waybill key set ID --secret-scan warn',
  })
}
