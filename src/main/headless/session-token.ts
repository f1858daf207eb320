import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What lets a browser in: made anew for each run and after each sign-out, kept in memory only. */
export interface SessionToken {
  /** The one in force. */
  value(): string
  accepts(offered: string | string[] | undefined): boolean
  /** What was given out is of no use any more. */
  end(): void
}

export function createSessionToken(): SessionToken {
  let value = newValue()
  return {
    value: () => value,
    accepts: (offered) => typeof offered === 'string' && timingSafeEqual(digest(offered), digest(value)),
    end() {
      value = newValue()
    },
  }
}

function newValue(): string {
  return randomBytes(32).toString('base64url')
}

/** timingSafeEqual refuses unequal lengths, which would tell the length: digests have one. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
