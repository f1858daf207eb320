import type { LanguageModelV4FilePart } from '@ai-sdk/provider'
import { type Fields, nameIn, needed, textIn } from '../../fields/fields.ts'
import { mediaTypeIn } from '../../fields/media-type.ts'
import { webAddressIn } from '../../fields/web-address.ts'
import { untranslatable } from '../../untranslatable.ts'
import { messageIn } from './spellings.ts'

/** A part that holds a file, or says where it is; null: it does neither. */
export function fileOf(part: Fields): LanguageModelV4FilePart | null {
  const inline = messageIn(part, 'inlineData')
  if (inline !== undefined) {
    const data = needed(textIn(inline, 'data'), inline, 'data')
    return {
      type: 'file',
      mediaType: mediaTypeIn(inline, 'mimeType'),
      data: { type: 'data', data },
      ...filenameOf(inline),
    }
  }
  const file = messageIn(part, 'fileData')
  if (file === undefined) return null
  const url = webAddressIn(file, 'fileUri')
  if (url.hostname.endsWith('.googleapis.com'))
    throw untranslatable(nameIn(file, 'fileUri'), 'is a file kept at Google')
  const mediaType = textIn(file, 'mimeType') === undefined ? 'image/*' : mediaTypeIn(file, 'mimeType')
  return { type: 'file', mediaType, data: { type: 'url', url }, ...filenameOf(file) }
}

function filenameOf(fields: Fields): { readonly filename?: string } {
  const filename = textIn(fields, 'displayName')
  return filename === undefined ? {} : { filename }
}
