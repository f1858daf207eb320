import { parseArgs } from 'node:util'
import { AppError } from '../../shared/errors.ts'
import type { EngineStart } from './engine-messages.ts'

export type DesktopArguments = Pick<EngineStart, 'demo' | 'port' | 'vault'>

const VAULTS = ['keychain', 'sealed', 'memory'] as const

/**
 * The options of `waybill start` that make sense with a window. Chromium's own switches travel in the same list
 * (--no-sandbox in a container, say), so what we do not know is left alone.
 */
export function readArguments(argv: readonly string[]): DesktopArguments {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: { demo: { type: 'boolean' }, port: { type: 'string' }, vault: { type: 'string' } },
  })
  const vault = VAULTS.find((name) => name === values.vault)
  if (values.vault !== undefined && !vault) {
    throw new AppError('invalid_input', { message: `--vault is one of ${VAULTS.join(', ')}.` })
  }
  return {
    ...(values.demo === true ? { demo: true } : {}),
    ...(values.port === undefined ? {} : { port: readPort(values.port) }),
    ...(vault ? { vault } : {}),
  }
}

function readPort(text: unknown): number {
  const port = Number(text)
  if (typeof text !== 'string' || text === '' || !Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new AppError('invalid_input', { message: '--port is a number from 0 to 65535.' })
  }
  return port
}
