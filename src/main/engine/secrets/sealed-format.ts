import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'

/*
 * The sealed file is three lines of text:
 *   1. the header, as JSON: version, how the key is made of the passphrase, nonce
 *   2. base64 of AES-256-GCM over the accounts and secrets, its tag at the end; line 1 is authenticated with it (AAD)
 *   3. SHA-256 of lines 1 and 2, which tells a damaged file from a wrong passphrase; GCM alone can't
 */
const VERSION = 1
const TAG_BYTES = 16
const BLOCK_BYTES = 1024
export const MAX_FILE_BYTES = 4 * 1024 * 1024

/** How scrypt makes the key. `N` × `r` × 128 bytes is the memory it takes. */
const kdf = z
  .strictObject({
    name: z.literal('scrypt'),
    N: z.int().min(2),
    r: z.int().min(1),
    p: z.int().min(1).max(4),
    salt: z.base64().length(24),
  })
  // A hostile file could ask for all memory and hours of work before the passphrase is even tried.
  .refine(({ N, r }) => Number.isInteger(Math.log2(N)) && N * r * 128 <= 256 * 1024 * 1024)
export type Kdf = Readonly<z.infer<typeof kdf>>

const header = z.strictObject({
  format: z.literal('waybill-vault'),
  version: z.literal(VERSION),
  kdf,
  cipher: z.literal('aes-256-gcm'),
  nonce: z.base64().length(16),
})
const envelope = z.looseObject({ format: z.literal('waybill-vault'), version: z.int() })
const entries = z.array(z.tuple([z.string(), z.string()]))

export interface SealedFile {
  /** As it stands in the file: these very bytes are authenticated. */
  readonly headerLine: string
  readonly kdf: Kdf
  readonly nonce: Buffer
  readonly sealed: Buffer
}

export function sealSecrets(secrets: ReadonlyMap<string, string>, key: Buffer, kdf: Kdf): Buffer {
  const nonce = randomBytes(12)
  const headerLine = JSON.stringify({
    format: 'waybill-vault',
    version: VERSION,
    kdf,
    cipher: 'aes-256-gcm',
    nonce: nonce.toString('base64'),
  } satisfies z.infer<typeof header>)
  const plain = padded(JSON.stringify([...secrets]))
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(headerLine))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  plain.fill(0)
  const body = `${headerLine}\n${sealed.toString('base64')}\n`
  return Buffer.from(`${body}${digest(body)}\n`)
}

/** Checks all that can be checked without the passphrase. Throws `vault_corrupt`, or `vault_unavailable` where it is newer. */
export function parseSealedFile(bytes: Buffer): SealedFile {
  const text = bytes.toString('utf8')
  const [headerLine = '', payload = '', sum, rest, ...more] = text.split('\n')
  const json = parseJson(headerLine)
  const outer = envelope.safeParse(json)
  // Before the sum: how a later version checks itself is not ours to know.
  if (outer.success && outer.data.version > VERSION) {
    throw new AppError('vault_unavailable', {
      message: `The vault file was made by a newer Waybill (format ${outer.data.version}).`,
      action: 'Update Waybill.',
    })
  }
  const known = header.safeParse(json)
  const sealed = Buffer.from(payload, 'base64')
  const whole = rest === '' && more.length === 0 && sum === digest(`${headerLine}\n${payload}\n`)
  if (!known.success || !whole || sealed.length < TAG_BYTES) throw corrupt()
  return { headerLine, kdf: known.data.kdf, nonce: Buffer.from(known.data.nonce, 'base64'), sealed }
}

/** The secrets, or undefined where the key does not fit. */
export function openSecrets(file: SealedFile, key: Buffer): Map<string, string> | undefined {
  const split = file.sealed.length - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key, file.nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(file.headerLine))
    .setAuthTag(file.sealed.subarray(split))
  const plain = decipher.update(file.sealed.subarray(0, split))
  try {
    decipher.final()
  } catch {
    plain.fill(0)
    return undefined
  }
  const parsed = entries.safeParse(parseJson(plain.toString('utf8')))
  plain.fill(0)
  if (!parsed.success) throw corrupt()
  return new Map(parsed.data)
}

/** Spaces up to a full block, which JSON does not mind: the file's size tells little of how many keys there are. */
function padded(json: string): Buffer {
  const bytes = Buffer.from(json)
  const block = Buffer.alloc(Math.ceil(bytes.length / BLOCK_BYTES) * BLOCK_BYTES, ' ')
  bytes.copy(block)
  bytes.fill(0)
  return block
}

/** Undefined for what is no JSON. The SyntaxError is dropped because it quotes the text, which may be secret. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function corrupt(): AppError {
  return new AppError('vault_corrupt', { message: 'The vault file is damaged. It was left as it is.' })
}
