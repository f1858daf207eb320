import { randomBytes } from 'node:crypto'

const DIGITS = '0123456789'
const HEX = `${DIGITS}abcdef`
const LOWER = `${DIGITS}abcdefghijklmnopqrstuvwxyz`
const BASE62 = `${LOWER}ABCDEFGHIJKLMNOPQRSTUVWXYZ`
/** Anthropic's ids leave out 0, O, I and l. */
const BASE58 = [...BASE62].filter((letter) => !'0OIl'.includes(letter)).join('')

function letters(alphabet: string, length: number): string {
  return [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('')
}

/** `chatcmpl-`, `cmpl-`, `call_`, `file-`: letters and digits. */
export const openaiId = (prefix: string, length: number) => prefix + letters(BASE62, length)
/** `resp_`, `msg_`, `fc_`, `rs_`, `video_`: 50 hexadecimal digits. */
export const hexId = (prefix: string, length = 50) => prefix + letters(HEX, length)
/** `msg_01…`, `toolu_01…`, `req_01…`, `file_01…`: 24 letters after the underscore. */
export const anthropicId = (prefix: string) => `${prefix}01${letters(BASE58, 22)}`
/** Gemini's files and operations: 12 lower-case letters and digits. */
export const geminiId = () => letters(LOWER, 12)
export const geminiResponseId = () => randomBytes(16).toString('base64url')
