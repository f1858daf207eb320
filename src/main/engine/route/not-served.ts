import { AppError } from '../../../shared/errors.ts'
import type { Provider } from '../providers/providers.ts'

export function notServed(providers: readonly Provider[]): AppError {
  const names = providers.map(({ name }) => name).join(', ')
  const message =
    providers.length === 0 ? 'No provider is configured.' : `No configured provider serves this. Configured: ${names}.`
  return new AppError('model_not_served', { message })
}
