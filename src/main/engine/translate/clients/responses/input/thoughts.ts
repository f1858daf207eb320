import { type Fields, fieldsListIn, textIn } from '../../../fields/fields.ts'
import { unseal } from '../../../seals/seal.ts'
import { callSealIn } from '../call-seal.ts'
import type { Reading } from './reading.ts'

/** Thoughts that OpenAI encrypted can't be read by anybody else: what is told of them in words is all that goes on. */
export function readThoughts(item: Fields, { conversation, seal, drop }: Reading): void {
  const encrypted = textIn(item, 'encrypted_content') ?? ''
  const ofCall = callSealIn(encrypted)
  if (ofCall !== null) {
    seal.put(ofCall)
    return
  }
  const text = [...textsOf(item, 'summary'), ...textsOf(item, 'content')].join('\n\n')
  const providerOptions = unseal(encrypted)
  if (providerOptions === null && encrypted !== '') drop('input.encrypted_content')
  if (providerOptions === null && text === '') return
  conversation.assistant({ type: 'reasoning', text, ...(providerOptions && { providerOptions }) })
}

function textsOf(item: Fields, name: string): readonly string[] {
  return (fieldsListIn(item, name) ?? []).map((part) => textIn(part, 'text') ?? '').filter((text) => text !== '')
}
