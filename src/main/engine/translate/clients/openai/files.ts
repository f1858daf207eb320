import type { LanguageModelV4FilePart } from '@ai-sdk/provider'
import { choiceIn, type Fields, nameIn, needed, textIn } from '../../fields/fields.ts'
import { webAddressIn } from '../../fields/web-address.ts'
import { untranslatable } from '../../untranslatable.ts'

/** `name`: the field with a data URL or an address on the web; `detail` stands beside it. */
export function imageIn(fields: Fields, name: string): LanguageModelV4FilePart {
  const file = isData(fields, name) ? dataIn(fields, name) : addressIn(fields, name, 'image')
  if (!file.mediaType.startsWith('image')) throw untranslatable(nameIn(fields, name), 'holds no image')
  const imageDetail = choiceIn(fields, 'detail', ['auto', 'low', 'high', 'original'])
  // `auto` is what everybody does anyhow.
  if (imageDetail === undefined || imageDetail === 'auto') return file
  return { ...file, providerOptions: { openai: { imageDetail } } }
}

/** `filename` stands beside it. */
export function documentIn(fields: Fields, name: string): LanguageModelV4FilePart {
  const filename = textIn(fields, 'filename')
  // OpenAI leaves the type of what is at an address open, and other formats don't: mostly it is a PDF.
  const file = isData(fields, name) ? dataIn(fields, name) : addressIn(fields, name, 'application/pdf')
  return { ...file, ...(filename !== undefined && { filename }) }
}

function isData(fields: Fields, name: string): boolean {
  return needed(textIn(fields, name), fields, name).startsWith('data:')
}

function addressIn(fields: Fields, name: string, mediaType: string): LanguageModelV4FilePart {
  return { type: 'file', mediaType, data: { type: 'url', url: webAddressIn(fields, name) } }
}

/** By its first comma, not by a pattern over all of it: a document has millions of characters. */
function dataIn(fields: Fields, name: string): LanguageModelV4FilePart {
  const text = needed(textIn(fields, name), fields, name)
  const comma = text.indexOf(',')
  const head = text.slice('data:'.length, comma)
  if (comma === -1 || !head.endsWith(';base64')) throw untranslatable(nameIn(fields, name), 'is not in base64')
  const mediaType = (head.split(';', 1)[0] ?? '').toLowerCase()
  if (!/^[a-z]+\/[\w.+-]{1,100}$/.test(mediaType)) throw untranslatable(nameIn(fields, name), 'names no media type')
  return { type: 'file', mediaType, data: { type: 'data', data: text.slice(comma + 1) } }
}
