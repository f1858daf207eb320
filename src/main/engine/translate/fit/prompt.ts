import type { LanguageModelV4FilePart, LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider'

/** A document that came as text, for providers that know files by their bytes alone. */
export function withTextsOfFiles(prompt: LanguageModelV4Prompt): LanguageModelV4Prompt {
  return prompt.map((message) =>
    message.role === 'user'
      ? {
          ...message,
          content: message.content.map((part) =>
            part.type === 'file' && part.data.type === 'text' ? { type: 'text' as const, text: part.data.text } : part,
          ),
        }
      : message,
  )
}

/**
 * Pictures that a tool brought, for formats whose results are texts: they follow the results, as the user's. The packages would
 * write their bytes into the text.
 */
export function withFilesBesideResults(prompt: LanguageModelV4Prompt): LanguageModelV4Prompt {
  const fitted: LanguageModelV4Message[] = []
  let files: LanguageModelV4FilePart[] = []
  const show = () => {
    if (files.length > 0) fitted.push({ role: 'user', content: files })
    files = []
  }
  for (const message of prompt) {
    if (message.role !== 'tool') {
      show()
      fitted.push(message)
      continue
    }
    const content = message.content.map((part) => {
      if (part.type !== 'tool-result' || part.output.type !== 'content') return part
      const said: string[] = []
      for (const item of part.output.value) {
        if (item.type === 'text') said.push(item.text)
        if (item.type === 'file') files.push({ type: 'file', mediaType: item.mediaType, data: item.data })
      }
      return { ...part, output: { type: 'text' as const, value: said.join('\n') || 'See the file below.' } }
    })
    fitted.push({ ...message, content })
  }
  show()
  return fitted
}

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  heic: 'image/heic',
}

/** Gemini wants to know what is at an address before it looks; its name tells, and most pictures are JPEGs. */
export function withTypesOfAddresses(prompt: LanguageModelV4Prompt): LanguageModelV4Prompt {
  return prompt.map((message) =>
    message.role === 'user'
      ? {
          ...message,
          content: message.content.map((part) => {
            if (part.type !== 'file' || part.data.type !== 'url' || !/^image(\/\*)?$/.test(part.mediaType)) return part
            const ending = /\.(\w+)$/.exec(part.data.url.pathname)?.[1]?.toLowerCase() ?? ''
            return { ...part, mediaType: TYPES[ending] ?? 'image/jpeg' }
          }),
        }
      : message,
  )
}
