/**
 * Claude Code's picker shows only models of a gateway whose ids begin with `claude` or `anthropic` (from 2.1.129 on; from 2.1.223
 * on those that hold one of the words; code.claude.com/docs/en/llm-gateway-protocol, "Model discovery"). Lists in Anthropic's
 * shape offer every other model behind this prefix, and a request for it is one for what stands behind.
 */
const PREFIX = 'claude/'

/** As a list in Anthropic's shape has it. A provider of the user's that is called `claude` takes the prefix for itself. */
export function pickerName(model: string, isProvider: (name: string) => boolean): string {
  return /^(claude|anthropic)/i.test(model) || isProvider('claude') ? model : PREFIX + model
}

/** What was meant. */
export function withoutPickerPrefix(model: string, isProvider: (name: string) => boolean): string {
  return model.startsWith(PREFIX) && !isProvider('claude') ? model.slice(PREFIX.length) : model
}
