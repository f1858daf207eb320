import type { Body } from '../exchange.ts'

/**
 * What a picture, a recording or the like costs, whatever its size: about what OpenAI (765 for a square kilopixel, 2,489 at
 * most; platform.openai.com/docs/guides/images-vision), Anthropic (its pixels / 750, 1,600 at most; docs.anthropic.com,
 * "Vision") and Gemini (258 a tile; ai.google.dev, "Token counting") count for a usual one, and half a minute of speech
 * at Gemini's 32 a second.
 */
const MEDIA_TOKENS = 1_000
/** A document by its beginning, `%PDF-` in base64: a page or two, at 1,500 to 3,000 each (docs.anthropic.com, "PDF support"). */
const DOCUMENT_TOKENS = 3_000
const DOCUMENT = Buffer.from('JVBERi0')

/** `data:image/png;base64,…` in any field, and the values of `data` (Anthropic, Gemini, input_audio) and `file_data`. */
const DATA_URL = Buffer.from(';base64,')
const DATA_KEY = Buffer.from('data"')
const QUOTE = 0x22
/** Shorter values of a field called `data` are read as text. */
const LEAST_MEDIA_BYTES = 256

/**
 * Tokens for each character, by the first byte of its UTF-8; JSON's own quotes and names among the ASCII stand for what
 * providers add to each message. Of what tokenx says: notes 0.93, German 0.96, Chinese 1.05, code 1.08, English prose 1.14,
 * Russian 1.24 (test/main/engine/scan/estimate-tokens.test.ts). Better too many than too few: what is over is given back.
 */
const TOKENS_BY_LEAD = new Float64Array(256)
TOKENS_BY_LEAD.fill(0.48, 0, 0x80) // digits, marks, brackets
TOKENS_BY_LEAD.fill(0.2, 0x20, 0x21) // space
TOKENS_BY_LEAD.fill(0.22, 0x41, 0x5b) // A to Z
TOKENS_BY_LEAD.fill(0.22, 0x61, 0x7b) // a to z
TOKENS_BY_LEAD.fill(0.3, 0xc0, 0xe0) // accents, Greek, Cyrillic
TOKENS_BY_LEAD.fill(0.9, 0xe0, 0xf0) // Chinese, Japanese, Korean
TOKENS_BY_LEAD.fill(2, 0xf0) // emoji

/** Longer texts are judged by samples of this size in all, evenly spread: the request waits for this. */
const SAMPLED_BYTES = 16 * 1024
const WINDOW_BYTES = 128

/** About how many tokens a request's input has. A guess: what is reported afterwards takes its place. */
export function estimateInputTokens(body: Body): number {
  switch (body.type) {
    case 'none':
      return 0
    case 'whole':
      return body.tokensInside ?? estimateTokens(body.bytes)
    case 'stream':
      // An upload: with a model, it is one recording or picture to work on; without, a file to be stored.
      return body.model === null ? 0 : MEDIA_TOKENS
    default:
      return body satisfies never
  }
}

/** The same for a text that is at hand, JSON as a rule. Media in it count by the piece, not by their bytes. */
export function estimateTokens(text: Buffer): number {
  const { ranges, tokens } = withoutMedia(text)
  return Math.ceil(tokens + textTokens(text, ranges))
}

interface Range {
  readonly start: number
  readonly end: number
}

/** What lies between the media, and what these count for. */
function withoutMedia(bytes: Buffer): { readonly ranges: readonly Range[]; readonly tokens: number } {
  const ranges: Range[] = []
  let tokens = 0
  let from = 0
  let url = bytes.indexOf(DATA_URL)
  let key = bytes.indexOf(DATA_KEY)
  while (url !== -1 || key !== -1) {
    const isUrl = url !== -1 && (key === -1 || url < key)
    const start = isUrl ? url + DATA_URL.length : valueStart(bytes, key + DATA_KEY.length)
    const end = start === -1 ? -1 : bytes.indexOf(QUOTE, start)
    // No string ends from here on. To look for the end of each that begins would take for ever.
    if (start !== -1 && end === -1) break
    const isMedia = end !== -1 && (isUrl || isBase64(bytes, start, end))
    if (isMedia) {
      ranges.push({ start: from, end: start })
      tokens += bytes.subarray(start, start + DOCUMENT.length).equals(DOCUMENT) ? DOCUMENT_TOKENS : MEDIA_TOKENS
      from = end
    }
    const next = isMedia ? end : isUrl ? start : key + DATA_KEY.length
    if (url !== -1 && url < next) url = bytes.indexOf(DATA_URL, next)
    if (key !== -1 && key < next) key = bytes.indexOf(DATA_KEY, next)
  }
  ranges.push({ start: from, end: bytes.length })
  return { ranges, tokens }
}

/** Where the string begins that follows a key, or -1 if something else follows. */
function valueStart(bytes: Buffer, from: number): number {
  const between = /^\s{0,8}:\s{0,8}"/.exec(bytes.toString('latin1', from, from + 20))
  return between === null ? -1 : from + between[0].length
}

/** By its length and its first characters: a text has spaces there. */
function isBase64(bytes: Buffer, start: number, end: number): boolean {
  if (end - start < LEAST_MEDIA_BYTES) return false
  return /^[A-Za-z0-9+/_-]*$/.test(bytes.toString('latin1', start, start + 64))
}

function textTokens(bytes: Buffer, ranges: readonly Range[]): number {
  const size = ranges.reduce((sum, { start, end }) => sum + end - start, 0)
  const stride = Math.max(1, size / SAMPLED_BYTES) * WINDOW_BYTES
  let tokens = 0
  let sampled = 0
  let position = 0
  for (const { start, end } of ranges) {
    for (; start + position < end; position += stride) {
      const first = Math.floor(start + position)
      const last = Math.min(first + WINDOW_BYTES, end)
      for (let i = first; i < last; i++) tokens += TOKENS_BY_LEAD[bytes[i] as number] as number
      sampled += last - first
    }
    position = Math.max(0, start + position - end)
  }
  return sampled === 0 ? 0 : (tokens * size) / sampled
}
