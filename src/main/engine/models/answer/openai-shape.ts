import type { OfferedModel } from '../offered.ts'

/** `GET /v1/models` (openai 7, resources/models), with what OpenRouter's list adds to it: tools read it where it is there. */
export function openAiList(models: readonly OfferedModel[]) {
  return { object: 'list', data: models.map(openAiModel) }
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
