import { AppError } from '../../../shared/errors.ts'
import type { ProviderDefinition } from '../providers/providers.ts'

/** A base URL that is nearly right fails at every request, with an answer that says nothing of it. Throws `invalid_input`. */
export function checkAddress(address: string, { baseUrlForm }: ProviderDefinition): void {
  if (address === '') {
    throw new AppError('invalid_input', {
      message: 'This kind of provider needs a base URL.',
      action: `Add --base-url ${baseUrlForm?.example ?? 'URL'}.`,
    })
  }
  if (baseUrlForm === undefined || baseUrlForm.pattern.test(address)) return
  throw new AppError('invalid_input', {
    message: 'This is no base URL of this kind of provider.',
    action: `Give one like ${baseUrlForm.example}`,
  })
}
