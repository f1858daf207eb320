import type { ModelCall } from '../../codec.ts'
import { choiceIn, type Fields } from '../../fields/fields.ts'

const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const

/** The AI SDK's call ends at xhigh. */
export function effortIn(fields: Fields, name: string): Pick<ModelCall, 'reasoning'> {
  const effort = choiceIn(fields, name, EFFORTS)
  if (effort === undefined) return {}
  return { reasoning: effort === 'max' ? 'xhigh' : effort }
}
