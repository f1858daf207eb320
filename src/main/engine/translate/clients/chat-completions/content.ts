import type { LanguageModelV4ToolResultOutput, SharedV4ProviderOptions } from '@ai-sdk/provider'
import { type Fields, fieldsIn, fieldsListIn, needed, textIn, valueIn } from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'
import { audioOf } from '../openai/audio.ts'
import type { UserPart } from '../openai/conversation.ts'
import { documentIn, imageIn } from '../openai/files.ts'

/** A user's parts; a text alone is one part. */
export function contentIn(message: Fields): UserPart[] {
  const content = valueIn(message, 'content')
  if (content === undefined) return []
  if (typeof content === 'string') return [{ type: 'text', text: content, ...optionsOf(message) }]
  return (fieldsListIn(message, 'content') ?? []).map((part) => ({ ...partOf(part), ...optionsOf(part) }))
}

/** Of a system, developer or assistant message, which say nothing but text. */
export function textOf(message: Fields): string {
  return contentIn(message)
    .map((part) => {
      if (part.type === 'text') return part.text
      throw untranslatable('messages[].content', 'holds more than text')
    })
    .join('')
}

/** What a tool gave back: as text, unless there are pictures or documents in it. */
export function resultIn(message: Fields): LanguageModelV4ToolResultOutput {
  const parts = contentIn(message)
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  if (texts.length === parts.length) return { type: 'text', value: texts.join('\n') }
  return { type: 'content', value: parts }
}

/** `cache_control` on a message or a part of it: not OpenAI's, but what clients say who know that Claude may answer. */
export function cacheOptionsIn(message: Fields): SharedV4ProviderOptions | undefined {
  const marked = contentIn(message).find((part) => part.providerOptions?.anthropic !== undefined)
  return marked?.providerOptions ?? optionsOf(message).providerOptions
}

/** Of a part, of a message, or of the whole request. */
export function optionsOf(fields: Fields): { providerOptions?: SharedV4ProviderOptions } {
  const cacheControl = fieldsIn(fields, 'cache_control')
  if (cacheControl === undefined) return {}
  const ttl = textIn(cacheControl, 'ttl')
  return { providerOptions: { anthropic: { cacheControl: { type: 'ephemeral', ...(ttl === '1h' && { ttl }) } } } }
}

function partOf(part: Fields): UserPart {
  switch (textIn(part, 'type')) {
    case 'text':
      return { type: 'text', text: needed(textIn(part, 'text'), part, 'text') }
    case 'refusal':
      return { type: 'text', text: needed(textIn(part, 'refusal'), part, 'refusal') }
    case 'image_url':
      return imageIn(needed(fieldsIn(part, 'image_url'), part, 'image_url'), 'url')
    case 'input_audio':
      return audioOf(needed(fieldsIn(part, 'input_audio'), part, 'input_audio'))
    case 'file': {
      const file = needed(fieldsIn(part, 'file'), part, 'file')
      if (valueIn(file, 'file_id') !== undefined) throw untranslatable(`${file.at}.file_id`, 'is kept at OpenAI alone')
      return documentIn(file, 'file_data')
    }
    default:
      throw untranslatable(`${part.at}.type`, 'is none that other formats have')
  }
}
