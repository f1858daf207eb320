import type { AnswerFormat } from './answer-format.ts'
import { anthropicFormat } from './anthropic.ts'
import { converseFormat } from './converse.ts'
import { geminiFormat } from './gemini.ts'
import { openaiFormat } from './openai.ts'
import type { Spoken } from './spoken-as.ts'

export function formatOf(dialect: Spoken, operation: string): AnswerFormat {
  switch (dialect) {
    case 'openai':
      return openaiFormat(operation)
    case 'anthropic':
      return anthropicFormat()
    case 'gemini':
      return geminiFormat(operation)
    case 'converse':
      return converseFormat()
    default:
      return dialect satisfies never
  }
}
