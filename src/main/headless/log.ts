import pino from 'pino'

export type Log = Pick<pino.Logger, 'info' | 'warn' | 'error'>

const LOUDER = ['info', 'debug'] as const

/**
 * JSON lines on standard error. Nothing that we log holds a secret; the redaction is the second lock. Warnings only, since
 * whoever starts us is told in plain text what is ready; WAYBILL_LOG=info or debug says more.
 */
export function createLog(): Log {
  return pino(
    {
      level: LOUDER.find((level) => level === process.env.WAYBILL_LOG) ?? 'warn',
      base: { pid: process.pid },
      redact: ['token', 'key', 'passphrase', 'headers', 'err', '*.token', '*.key', '*.passphrase', '*.headers'],
    },
    pino.destination({ fd: 2, sync: true }),
  )
}
