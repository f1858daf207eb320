import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What lets a browser in: made anew for each run, kept in memory only. */
export interface SessionToken {
  readonly value: string
  accepts(offered: string | string[] | undefined): boolean
}

export function createSessionToken(): SessionToken {
  const value = randomBytes(32).toString('base64url')
  const expected = digest(value)
  return {
    value,
    accepts: (offered) => typeof offered === 'string' && timingSafeEqual(digest(offered), expected),
  }
}

/** timingSafeEqual refuses unequal lengths, which would tell the length: digests have one. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
