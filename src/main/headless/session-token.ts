import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What lets a browser in: made anew for each run, kept in memory only, and of no use once somebody has signed out. */
export interface SessionToken {
  readonly value: string
  accepts(offered: string | string[] | undefined): boolean
  end(): void
}

export function createSessionToken(): SessionToken {
  const value = randomBytes(32).toString('base64url')
  const expected = digest(value)
  let ended = false
  return {
    value,
    accepts: (offered) => !ended && typeof offered === 'string' && timingSafeEqual(digest(offered), expected),
    end() {
      ended = true
    },
  }
}

/** timingSafeEqual refuses unequal lengths, which would tell the length: digests have one. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
