import type { LanguageModelV4File } from '@ai-sdk/provider'

export function dataUrlOf(file: LanguageModelV4File): string {
  return file.data.type === 'url' ? file.data.url.href : `data:${file.mediaType};base64,${base64Of(file.data.data)}`
}

export function base64Of(data: Uint8Array | string): string {
  return typeof data === 'string' ? data : Buffer.from(data).toString('base64')
}
