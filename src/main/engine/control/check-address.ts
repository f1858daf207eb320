import { AppError } from '../../../shared/errors.ts'
import type { ProviderDefinition } from '../providers/providers.ts'

/** So is a key that was cut in two, say, or is of another provider. Throws `invalid_input`, without a word of it. */
export function checkKey(key: string | undefined, address: string, { keyForm }: ProviderDefinition): void {
  if (key === undefined || keyForm === undefined) return
  const { pattern, needsAddress } = keyForm
  const isAtHome = !needsAddress?.key.test(key) || needsAddress.address.test(address)
  if (pattern.test(key) && isAtHome) return
  throw new AppError('invalid_input', { message: 'This is no key of this kind of provider.', action: keyForm.note })
}

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
