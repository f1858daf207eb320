import type { Translation } from '../../../exchange.ts'

/** Whether the provider's format has a place of its own for them. */
export function tellsRefusals({ to }: Translation): boolean {
  return to === 'chat_completions' || to === 'responses'
}
