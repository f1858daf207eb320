import type { LanguageModelV4ToolResultOutput } from '@ai-sdk/provider'
import { type Fields, fieldsIn, fieldsListIn, nameIn, needed, textIn, valueIn } from '../../../fields/fields.ts'
import { untranslatable } from '../../../untranslatable.ts'
import { audioOf } from '../../openai/audio.ts'
import type { UserPart } from '../../openai/conversation.ts'
import { documentIn, imageIn } from '../../openai/files.ts'

/** `name`: a message's `content` or a result's `output`; a text alone is one part. */
export function partsIn(item: Fields, name: string): UserPart[] {
  const content = valueIn(item, name)
  if (content === undefined) return []
  if (typeof content === 'string') return [{ type: 'text', text: content }]
  return (fieldsListIn(item, name) ?? []).map(partOf)
}

/** Of a message that says nothing but text. */
export function textOf(item: Fields): string {
  return partsIn(item, 'content')
    .map((part) => {
      if (part.type === 'text') return part.text
      throw untranslatable('input[].content', 'holds more than text')
    })
    .join('')
}

/** What a tool gave back: as text, unless there are pictures or documents in it. */
export function resultIn(item: Fields): LanguageModelV4ToolResultOutput {
  const parts = partsIn(item, 'output')
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  if (texts.length === parts.length) return { type: 'text', value: texts.join('\n') }
  return { type: 'content', value: parts }
}

function partOf(part: Fields): UserPart {
  switch (textIn(part, 'type')) {
    case 'input_text':
    case 'output_text':
    case 'text':
      return { type: 'text', text: needed(textIn(part, 'text'), part, 'text') }
    case 'refusal':
      return { type: 'text', text: needed(textIn(part, 'refusal'), part, 'refusal') }
    case 'input_image':
      refuseStored(part)
      return imageIn(part, 'image_url')
    case 'input_file':
      refuseStored(part)
      return documentIn(part, valueIn(part, 'file_url') === undefined ? 'file_data' : 'file_url')
    case 'input_audio':
      return audioOf(needed(fieldsIn(part, 'input_audio'), part, 'input_audio'))
    default:
      throw untranslatable(nameIn(part, 'type'), 'is none that other formats have')
  }
}

function refuseStored(part: Fields): void {
  if (valueIn(part, 'file_id') !== undefined) throw untranslatable(nameIn(part, 'file_id'), 'is kept at OpenAI alone')
}
