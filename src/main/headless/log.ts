import pino from 'pino'

export type Log = Pick<pino.Logger, 'info' | 'warn' | 'error'>

/**
 * JSON lines on standard error. Nothing that we log holds a secret; the redaction is the second lock. At a terminal only
 * warnings, because there the same person has just read the addresses.
 */
export function createLog(): Log {
  return pino(
    {
      level: process.stderr.isTTY ? 'warn' : 'info',
      base: { pid: process.pid },
      redact: ['token', 'key', 'passphrase', 'headers', 'err', '*.token', '*.key', '*.passphrase', '*.headers'],
    },
    pino.destination({ fd: 2, sync: true }),
  )
}
