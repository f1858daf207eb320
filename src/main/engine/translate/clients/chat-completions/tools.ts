import type { LanguageModelV4FunctionTool, LanguageModelV4ToolChoice } from '@ai-sdk/provider'
import {
  choiceIn,
  type Fields,
  fieldsIn,
  fieldsListIn,
  fieldsOf,
  needed,
  textIn,
  valueIn,
} from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'
import { customToolIn } from '../openai/custom-tools.ts'
import { functionToolIn, nameOf } from '../openai/function-tools.ts'
import { onlyTools, type ToolSetting, toolSetting } from '../openai/tool-setting.ts'

/** How the request's tools are called in an answer. */
export interface ToolKinds {
  readonly custom: ReadonlySet<string>
  /** `functions`, the format's first form of tools: a message has one call, without an id. */
  readonly areLegacy: boolean
}

export interface ChatTools {
  readonly setting: ToolSetting
  readonly kinds: ToolKinds
}

export function toolsIn(body: Fields): ChatTools {
  const custom = new Set<string>()
  const legacy = fieldsListIn(body, 'functions') ?? []
  const tools = (fieldsListIn(body, 'tools') ?? []).map((tool) => toolOf(tool, custom))
  const areLegacy = tools.length === 0 && legacy.length > 0
  const all = areLegacy ? legacy.map((about) => functionToolIn(about)) : tools
  return {
    setting: choiceOf(areLegacy ? valueIn(body, 'function_call') : valueIn(body, 'tool_choice'), all, areLegacy),
    kinds: { custom, areLegacy },
  }
}

function toolOf(tool: Fields, custom: Set<string>): LanguageModelV4FunctionTool {
  if (textIn(tool, 'type') !== 'custom') return functionToolIn(needed(fieldsIn(tool, 'function'), tool, 'function'))
  const made = customToolIn(needed(fieldsIn(tool, 'custom'), tool, 'custom'))
  custom.add(made.name)
  return made
}

function choiceOf(value: unknown, tools: LanguageModelV4FunctionTool[], areLegacy: boolean): ToolSetting {
  const at = areLegacy ? 'function_call' : 'tool_choice'
  if (value === undefined) return toolSetting(tools, null, at)
  if (value === 'auto' || value === 'none' || value === 'required') return toolSetting(tools, { type: value }, at)
  const choice = fieldsOf(value, at)
  const allowed = fieldsIn(choice, 'allowed_tools')
  if (allowed !== undefined) {
    const names = needed(fieldsListIn(allowed, 'tools'), allowed, 'tools').map(namedBy)
    const mode = needed(choiceIn(allowed, 'mode', ['auto', 'required'] as const), allowed, 'mode')
    return toolSetting(onlyTools(tools, names, at), { type: mode }, at)
  }
  const named: LanguageModelV4ToolChoice = { type: 'tool', toolName: areLegacy ? nameOf(choice) : namedBy(choice) }
  return toolSetting(tools, named, at)
}

function namedBy(choice: Fields): string {
  const about = fieldsIn(choice, 'function') ?? fieldsIn(choice, 'custom')
  if (about === undefined) throw untranslatable('tool_choice', 'demands a tool that OpenAI alone runs')
  return nameOf(about)
}
