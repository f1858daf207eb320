import { untranslatable } from '../untranslatable.ts'
import { type Fields, nameIn, needed, textIn } from './fields.ts'

/** A file that the provider is to fetch. Only the web's: no other scheme means the same to another provider. */
export function webAddressIn(fields: Fields, name: string): URL {
  const text = needed(textIn(fields, name), fields, name)
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url
  throw untranslatable(nameIn(fields, name), 'is not an address on the web')
}
