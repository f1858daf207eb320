import type { LanguageModelV4Source } from '@ai-sdk/provider'

/** Providers name a source for the whole answer: it has no place in the text. */
export function annotationsOf(source: LanguageModelV4Source) {
  if (source.sourceType !== 'url') return []
  const citation = { url: source.url, title: source.title ?? source.url, start_index: 0, end_index: 0 }
  return [{ type: 'url_citation' as const, url_citation: citation }]
}
