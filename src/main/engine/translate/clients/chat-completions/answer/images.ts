import type { LanguageModelV4File } from '@ai-sdk/provider'
import { dataUrlOf } from '../../openai/data-url.ts'

/** Pictures that a model made: OpenRouter's field, as the format has none. */
export function imagesOf(file: LanguageModelV4File) {
  if (!file.mediaType.startsWith('image/')) return []
  return [{ type: 'image_url' as const, image_url: { url: dataUrlOf(file) } }]
}
