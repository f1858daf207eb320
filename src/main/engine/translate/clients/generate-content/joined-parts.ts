import type { LanguageModelV4Message } from '@ai-sdk/provider'

type Part = Extract<LanguageModelV4Message, { role: 'assistant' }>['content'][number]

/**
 * Google's SDK keeps a streamed answer in its chats as it came, a part for each piece: texts that follow each other are one
 * again, up to one that has a signature, which may come after all words.
 */
export function joinedParts(parts: readonly Part[]): Part[] {
  const joined: Part[] = []
  for (const part of parts) {
    const longer = continued(joined.at(-1), part)
    if (longer === null) joined.push(part)
    else joined[joined.length - 1] = longer
  }
  return joined.filter((part) => part.type !== 'text' || part.text !== '')
}

/** Both as one; null: they are not of one text. */
function continued(before: Part | undefined, part: Part): Part | null {
  if (before?.type === 'text' && part.type === 'text' && before.providerOptions === undefined) {
    return { ...part, text: before.text + part.text }
  }
  if (before?.type === 'reasoning' && part.type === 'reasoning' && before.providerOptions === undefined) {
    return { ...part, text: before.text + part.text }
  }
  return null
}
