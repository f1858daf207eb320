import type { SharedV4ProviderOptions } from '@ai-sdk/provider'
import type { Fields } from '../../../fields/fields.ts'
import type { Conversation } from '../../openai/conversation.ts'

/** What is made of a request's items, while they are read. */
export interface Reading {
  readonly conversation: Conversation
  readonly seal: PendingSeal
  readonly toolLists: Fields[]
  readonly drop: (name: string) => void
}

/** What a provider wants back with the call that comes next. */
export class PendingSeal {
  #options: SharedV4ProviderOptions | null = null

  put(options: SharedV4ProviderOptions): void {
    this.#options = options
  }

  take(): { providerOptions?: SharedV4ProviderOptions } {
    const options = this.#options
    this.#options = null
    return options === null ? {} : { providerOptions: options }
  }
}
