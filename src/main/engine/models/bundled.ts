import { bundledModels, type Can } from './bundled-models.ts'
import { type ModelFacts, nothingKnown } from './model-facts.ts'

const facts = new Map<string, ReadonlyMap<string, ModelFacts>>(
  Object.entries(bundledModels).map(([kind, models]) => [
    kind,
    new Map(
      models.map(([id, title, contextTokens, outputTokens, can]) => [
        id,
        factsOf(title, contextTokens, outputTokens, can),
      ]),
    ),
  ]),
)

const ids = new Map<string, readonly string[]>([...facts].map(([kind, models]) => [kind, [...models.keys()]]))

/** The models of a kind of provider that Waybill knows without asking, the newest first. */
export function bundledIds(kind: string): readonly string[] {
  return ids.get(kind) ?? []
}

/** A day, a release or a stage behind a model's name: the same model. */
const VERSION = /-(\d{8}|\d{4}-\d{2}-\d{2}|\d{4}|0\d{2}|latest|preview(-\d{2}-\d{2,4})?)$/

/** What is known of a model of that kind of provider, by its name or by its name without a version; null: nothing. */
export function bundledFacts(kind: string, id: string): ModelFacts | null {
  const known = facts.get(kind)
  return known?.get(id) ?? known?.get(id.replace(VERSION, '')) ?? null
}

function factsOf(title: string, contextTokens: number, outputTokens: number | null, can: Can): ModelFacts {
  return {
    ...nothingKnown,
    title,
    context_tokens: contextTokens,
    output_tokens: outputTokens,
    vision: can.includes('vision'),
    tools: can.includes('tools'),
    reasoning: can.includes('reasoning'),
    deprecated: can.includes('deprecated'),
  }
}
