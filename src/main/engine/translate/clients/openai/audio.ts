import type { LanguageModelV4FilePart } from '@ai-sdk/provider'
import { type Fields, nameIn, needed, textIn } from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'

const MEDIA_TYPES = new Map([
  ['wav', 'audio/wav'],
  ['mp3', 'audio/mpeg'],
])

export function audioOf(audio: Fields): LanguageModelV4FilePart {
  const mediaType = MEDIA_TYPES.get(textIn(audio, 'format') ?? '')
  if (mediaType === undefined) throw untranslatable(nameIn(audio, 'format'), 'is neither wav nor mp3')
  return { type: 'file', mediaType, data: { type: 'data', data: needed(textIn(audio, 'data'), audio, 'data') } }
}
