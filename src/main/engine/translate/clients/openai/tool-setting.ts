import type { LanguageModelV4FunctionTool, LanguageModelV4ToolChoice } from '@ai-sdk/provider'
import type { ModelCall } from '../../codec.ts'
import { untranslatable } from '../../untranslatable.ts'

export type ToolSetting = Pick<ModelCall, 'tools' | 'toolChoice'>

/** `choice` null: none is given. `at`: the field of the choice. A choice without any tools is left out: others refuse it. */
export function toolSetting(
  tools: LanguageModelV4FunctionTool[],
  choice: LanguageModelV4ToolChoice | null,
  at: string,
): ToolSetting {
  const isKnown = choice?.type !== 'tool' || tools.some((tool) => tool.name === choice.toolName)
  if (!isKnown) throw untranslatable(at, 'names no tool of this request that others can call')
  if (tools.length > 0) return { tools, ...(choice && { toolChoice: choice }) }
  if (choice?.type === 'required')
    throw untranslatable(at, 'demands a tool, and the request has none that others can call')
  return {}
}

/** Those that a choice allows. */
export function onlyTools(
  tools: readonly LanguageModelV4FunctionTool[],
  names: readonly string[],
  at: string,
): LanguageModelV4FunctionTool[] {
  const allowed = new Set(names)
  const kept = tools.filter((tool) => allowed.has(tool.name))
  if (kept.length < allowed.size) throw untranslatable(at, 'allows a tool that others can’t call')
  return kept
}
