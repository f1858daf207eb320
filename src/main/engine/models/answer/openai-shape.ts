import type { OfferedModel } from '../offered.ts'

/** `GET /v1/models` (openai 7, resources/models), with what OpenRouter's list adds to it: tools read it where it is there. */
export function openAiList(models: readonly OfferedModel[]) {
  return { object: 'list', data: models.map(openAiModel) }
}

/**
 * Codex asks its own service so, with its version, and without `models` it says that it could not refresh them at every start
 * (openai/codex#22205). What belongs in there are prompts and settings of its own for each model: it brings those.
 */
export function codexList(models: readonly OfferedModel[]) {
  return { ...openAiList(models), models: [] }
}

export function openAiModel({ name, provider, facts }: OfferedModel) {
  const { title, context_tokens, output_tokens } = facts
  return {
    id: name,
    object: 'model',
    // Not known, and not left out: the field is no optional one.
    created: 0,
    owned_by: provider,
    ...(title === null ? {} : { name: title }),
    ...(context_tokens === null ? {} : { context_length: context_tokens }),
    ...(output_tokens === null ? {} : { max_completion_tokens: output_tokens }),
  }
}
