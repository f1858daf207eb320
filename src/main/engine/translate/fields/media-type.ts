import { untranslatable } from '../untranslatable.ts'
import { type Fields, nameIn, needed, textIn } from './fields.ts'

/** RFC 6838, 4.2; parameters (`; charset=utf-8`) are left off, as no provider wants them. */
const MEDIA_TYPE = /^[a-z]+\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/

export function mediaTypeIn(fields: Fields, name: string): string {
  const type = needed(textIn(fields, name), fields, name).split(';', 1).join('').trim().toLowerCase()
  if (MEDIA_TYPE.test(type)) return type
  throw untranslatable(nameIn(fields, name), 'is not a media type')
}
