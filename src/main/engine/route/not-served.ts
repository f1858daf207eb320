import { AppError } from '../../../shared/errors.ts'
import type { Provider } from '../providers/providers.ts'

export function notServed(providers: readonly Provider[]): AppError {
  const names = providers.map(({ name }) => name).join(', ')
  const message =
    providers.length === 0 ? 'No provider is configured.' : `No configured provider serves this. Configured: ${names}.`
  return new AppError('model_not_served', { message })
}

/** Only requests are translated, not what goes over a WebSocket. Codex tries a plain request when it is told 426. */
export function notOverWebSocket(): AppError {
  return new AppError('upgrade_untranslatable', {
    message: 'No configured provider speaks this format, and what goes over a WebSocket is not translated.',
  })
}
