import type { LanguageModelV4GenerateResult } from '@ai-sdk/provider'
import type { ClientAnswer } from '../../exchange.ts'
import { cutPlain } from '../fit/cut-plain.ts'
import { droppedIn } from '../fit/field-names.ts'
import { jsonAnswer } from './error-answer.ts'
import type { Speech } from './speech.ts'

export function sayPlain(
  result: LanguageModelV4GenerateResult,
  { fitted, about, translation }: Speech,
  headers: Readonly<Record<string, string>>,
): ClientAnswer {
  const writer = fitted.answerWriter(about)
  const dropped = droppedIn(result.warnings, translation.from, fitted.dropped)
  return jsonAnswer(200, writer.plain(cutPlain(result, fitted.cutsAt)), { headers, dropped })
}
