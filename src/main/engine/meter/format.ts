import type { Dialect } from '../../../shared/exchange-row.ts'
import type { AnswerFormat } from './answer-format.ts'
import { anthropicFormat } from './anthropic.ts'
import { geminiFormat } from './gemini.ts'
import { openaiFormat } from './openai.ts'

export function formatOf(dialect: Dialect, operation: string): AnswerFormat {
  switch (dialect) {
    case 'openai':
      return openaiFormat(operation)
    case 'anthropic':
      return anthropicFormat()
    case 'gemini':
      return geminiFormat(operation)
    default:
      return dialect satisfies never
  }
}
