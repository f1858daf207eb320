import { createHmac, randomBytes } from 'node:crypto'
import { AppError } from '../../../shared/errors.ts'

/** The vault's entry for the secret: in the database, whoever reads it could try names until one fits. */
const ACCOUNT = 'pseudonym-secret'
/** 128 bits: no two names meet, and the shortest limit on such a field is 64 characters (OpenAI). */
const HEX_DIGITS = 32

interface Keys {
  keyOf(id: string): string | null
  isReady(): boolean
  put(id: string, secret: string): Promise<void>
}

/** A value as its provider gets it: the same for the same value of the same client key, and nothing to be told from it. */
export type Pseudonym = (value: string) => string

export type PseudonymsOf = (clientKeyId: string) => Pseudonym

/** The secret is made at first use, and kept in the vault. A pseudonym throws `vault_locked` where it can't be read. */
export function createPseudonyms(keyRing: Keys): PseudonymsOf {
  let made: string | null = null
  const secret = (): string => {
    const kept = keyRing.keyOf(ACCOUNT)
    if (kept !== null) return kept
    // Without it no name may leave: another secret would make another person of everybody.
    if (!keyRing.isReady()) {
      throw new AppError('vault_locked', { message: 'The vault with the secret behind pseudonyms is locked.' })
    }
    if (made === null) {
      made = randomBytes(32).toString('base64url')
      // A vault that can't write: the names hold until Waybill stops.
      keyRing.put(ACCOUNT, made).catch(() => {})
    }
    return made
  }
  return (clientKeyId) => (value) =>
    `wb_${createHmac('sha256', secret()).update(`${clientKeyId}\0${value}`).digest('hex').slice(0, HEX_DIGITS)}`
}
