import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, gunzipSync } from 'node:zlib'

/** Random words, each planted in one place of an exchange, to be looked for in what Waybill leaves behind. */
export interface Markers {
  /** A new word for this place: small letters and digits, so that no quoting or escaping changes it. */
  mark(place: string): string
  /** Remembers a secret that was made elsewhere (a key) as a word to look for. */
  watch(place: string, secret: string): string
  /** Where any of them is found, as sentences; empty where none is. */
  foundIn(traces: readonly Trace[]): string[]
}

/** Something that was left behind: a file's name or bytes, a log, an answer. */
export interface Trace {
  readonly name: string
  readonly bytes: Buffer
}

export function createMarkers(): Markers {
  const places = new Map<string, string>()
  const secrets = new Map<string, string>()
  // All begin alike, so that one search finds any of thousands, cut short or not.
  const beginning = `mk${randomWord(7)}`
  return {
    mark(place) {
      const word = beginning + randomWord(10)
      places.set(word, place)
      return word
    },
    watch(place, secret) {
      secrets.set(secret, place)
      return secret
    },
    foundIn(written) {
      const traces = written.flatMap((trace) => [trace, ...unpacked(trace)])
      const wanted = [...secrets, [beginning, 'a marker'] as const]
      return wanted.flatMap(([text, place]) =>
        formsOf(text).flatMap(({ form, needle }) =>
          traces
            .filter(({ bytes }) => bytes.includes(needle))
            .map(({ name, bytes }) => `${placeAt(bytes, needle) ?? place}: ${form} in ${name}`),
        ),
      )
    },
  }

  /** Only a failure comes here: every word, in every form, is held against what stands there. */
  function placeAt(bytes: Buffer, needle: Buffer): string | undefined {
    const at = bytes.indexOf(needle)
    const there = bytes.subarray(Math.max(0, at - 8), at + needle.length * 3)
    return [...places].find(([word]) => formsOf(word).some((form) => there.includes(form.needle)))?.[1]
  }
}

function randomWord(length: number): string {
  return Array.from(randomBytes(length), (byte) => (byte % 36).toString(36)).join('')
}

/** Every file under a directory, those that belong to SQLite's log included; of sockets and links only the names. */
export function tracesIn(directory: string): Trace[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name)
    const name = { name: `the name of ${path}`, bytes: Buffer.from(entry.name) }
    return entry.isFile() ? [name, { name: path, bytes: readFileSync(path) }] : [name]
  })
}

const GZIP = Buffer.from([0x1f, 0x8b, 8])

/** What lies in gzip within a file, as a browser's cache holds answers; however little of it is left. */
function unpacked({ name, bytes }: Trace): Trace[] {
  const found: Trace[] = []
  for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1)) {
    try {
      const inside = gunzipSync(bytes.subarray(at), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 ** 24 })
      found.push({ name: `gzip in ${name}`, bytes: inside })
    } catch {
      // No gzip after all.
    }
  }
  return found
}

interface Form {
  readonly form: string
  readonly needle: Buffer
}

/** The ways in which text is written down: as it is, in other encodings, and wrapped for a URL, JSON or a header. */
function formsOf(text: string): Form[] {
  const bytes = Buffer.from(text)
  const wide = Buffer.from(text, 'utf16le')
  const hex = bytes.toString('hex')
  const written: [string, string | Buffer][] = [
    ['plain', bytes],
    ['upper case', text.toUpperCase()],
    ['UTF-16LE', wide],
    ['UTF-16BE', Buffer.from(wide).swap16()],
    ['hex', hex],
    ['HEX', hex.toUpperCase()],
    ['percent-encoded', encodeURIComponent(text)],
    ['percent-encoded throughout', hex.replace(/../g, '%$&')],
    ['PERCENT-ENCODED THROUGHOUT', hex.toUpperCase().replace(/../g, '%$&')],
    ['JSON escapes', [...text].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')],
    ...[0, 1, 2].flatMap((offset): [string, string][] => {
      const base64 = base64At(bytes, offset)
      return [
        [`base64, offset ${offset}`, base64],
        [`base64url, offset ${offset}`, base64.replaceAll('+', '-').replaceAll('/', '_')],
      ]
    }),
  ]
  return written.map(([form, needle]) => ({ form, needle: Buffer.from(needle) }))
}

/** What of a base64 text depends on these bytes alone, wherever in it they begin. */
function base64At(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes])
  return whole.toString('base64', 0, whole.length - (whole.length % 3)).slice(offset === 0 ? 0 : offset + 1)
}
