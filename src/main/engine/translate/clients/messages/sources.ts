import type { JSONObject, LanguageModelV4FilePart, LanguageModelV4TextPart } from '@ai-sdk/provider'
import { type Fields, fieldsIn, flagIn, nameIn, needed, textIn } from '../../fields/fields.ts'
import { mediaTypeIn } from '../../fields/media-type.ts'
import { webAddressIn } from '../../fields/web-address.ts'
import { untranslatable } from '../../untranslatable.ts'
import { optionsOf } from './anthropic-options.ts'
import { blocksIn } from './blocks.ts'

/** What a block of a user's turn, or of a tool's result, is made of. */
export type Part = LanguageModelV4TextPart | LanguageModelV4FilePart

export function textOf(block: Fields): LanguageModelV4TextPart {
  return { type: 'text', text: needed(textIn(block, 'text'), block, 'text'), ...optionsOf(block) }
}

export function imageOf(block: Fields): LanguageModelV4FilePart {
  const source = needed(fieldsIn(block, 'source'), block, 'source')
  switch (textIn(source, 'type')) {
    case 'base64':
      return { ...base64Of(source), ...optionsOf(block) }
    case 'url': {
      // Anthropic's form has no media type for an address: who fetches it finds out.
      const url = webAddressIn(source, 'url')
      return { type: 'file', mediaType: 'image/*', data: { type: 'url', url }, ...optionsOf(block) }
    }
    default:
      throw foreignSource(source)
  }
}

/** Parts, as a document can be made of texts and pictures. */
export function documentOf(block: Fields): readonly Part[] {
  const source = needed(fieldsIn(block, 'source'), block, 'source')
  const title = textIn(block, 'title')
  const about = { ...(title && { filename: title }), ...optionsOf(block, documentOptionsOf(block)) }
  switch (textIn(source, 'type')) {
    case 'base64':
      return [{ ...base64Of(source), ...about }]
    case 'url': {
      const url = webAddressIn(source, 'url')
      return [{ type: 'file', mediaType: 'application/pdf', data: { type: 'url', url }, ...about }]
    }
    case 'text': {
      const text = needed(textIn(source, 'data'), source, 'data')
      return [{ type: 'file', mediaType: 'text/plain', data: { type: 'text', text }, ...about }]
    }
    case 'content':
      return blocksIn(source, 'content').map((inner) =>
        textIn(inner, 'type') === 'image' ? imageOf(inner) : textOf(inner),
      )
    default:
      throw foreignSource(source)
  }
}

/** A passage that the client found, with where: no other format has a place for it but the text. */
export function searchResultOf(block: Fields): LanguageModelV4TextPart {
  const passages = blocksIn(block, 'content').map((inner) => textOf(inner).text)
  const text = [textIn(block, 'title'), textIn(block, 'source'), ...passages].filter((line) => line !== undefined)
  return { type: 'text', text: text.join('\n'), ...optionsOf(block) }
}

function base64Of(source: Fields): LanguageModelV4FilePart {
  const data = needed(textIn(source, 'data'), source, 'data')
  return { type: 'file', mediaType: mediaTypeIn(source, 'media_type'), data: { type: 'data', data } }
}

function documentOptionsOf(block: Fields): JSONObject {
  const context = textIn(block, 'context')
  const citations = fieldsIn(block, 'citations')
  const enabled = citations !== undefined && flagIn(citations, 'enabled') === true
  return { ...(context && { context }), ...(enabled && { citations: { enabled } }) }
}

function foreignSource(source: Fields): Error {
  return untranslatable(nameIn(source, 'type'), 'is a file kept at Anthropic, or of no kind known here')
}
