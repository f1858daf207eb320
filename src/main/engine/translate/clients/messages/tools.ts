import type { JSONObject, JSONSchema7, LanguageModelV4FunctionTool, LanguageModelV4ToolChoice } from '@ai-sdk/provider'
import {
  choiceIn,
  type Fields,
  fieldsIn,
  fieldsListIn,
  flagIn,
  givenOf,
  nameIn,
  needed,
  textIn,
} from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'
import { optionsOf } from './anthropic-options.ts'

/** Run by Anthropic, and an extra: the request keeps its meaning without them. `tools.<name>` is told as left out. */
const RUN_BY_ANTHROPIC = ['web_search', 'web_fetch', 'code_execution', 'tool_search', 'advisor']

/** How Anthropic runs and loads a tool. */
const ONLY_ANTHROPICS = ['allowed_callers', 'defer_loading', 'eager_input_streaming']

export interface Tools {
  readonly tools: readonly LanguageModelV4FunctionTool[]
  readonly toolChoice: LanguageModelV4ToolChoice | null
  /** null: as the provider does. */
  readonly parallelTools: boolean | null
}

export function toolsOf(body: Fields, dropped: Set<string>): Tools {
  const given = fieldsListIn(body, 'tools') ?? []
  const tools = given.flatMap((tool) => toolOf(tool, dropped))
  const choice = fieldsIn(body, 'tool_choice')
  if (choice === undefined) return { tools, toolChoice: null, parallelTools: null }
  const parallelTools = flagIn(choice, 'disable_parallel_tool_use') === true ? false : null
  return { tools, toolChoice: choiceOf(choice, tools), parallelTools }
}

function toolOf(tool: Fields, dropped: Set<string>): readonly LanguageModelV4FunctionTool[] {
  const type = textIn(tool, 'type') ?? 'custom'
  if (type !== 'custom') {
    dropped.add(`tools.${anthropicToolOf(tool, type)}`)
    return []
  }
  for (const field of givenOf(tool, ONLY_ANTHROPICS)) dropped.add(field)
  const description = textIn(tool, 'description')
  const strict = flagIn(tool, 'strict')
  const examples = fieldsListIn(tool, 'input_examples')
  return [
    {
      type: 'function',
      name: needed(textIn(tool, 'name'), tool, 'name'),
      ...(description !== undefined && { description }),
      inputSchema: needed(fieldsIn(tool, 'input_schema'), tool, 'input_schema').values as JSONSchema7,
      ...(strict !== undefined && { strict }),
      ...(examples && { inputExamples: examples.map(({ values }) => ({ input: values as JSONObject })) }),
      ...optionsOf(tool),
    },
  ]
}

/** Throws for a tool that the client itself runs in a shape which only Anthropic's models know (`bash_20250124`). */
function anthropicToolOf(tool: Fields, type: string): string {
  const known = RUN_BY_ANTHROPIC.find((name) => type.startsWith(name))
  if (known !== undefined) return known
  throw untranslatable(nameIn(tool, 'type'), 'is a tool that only Anthropic’s models know')
}

function choiceOf(choice: Fields, tools: readonly LanguageModelV4FunctionTool[]): LanguageModelV4ToolChoice {
  switch (needed(choiceIn(choice, 'type', ['auto', 'any', 'tool', 'none']), choice, 'type')) {
    case 'auto':
      return { type: 'auto' }
    case 'none':
      return { type: 'none' }
    case 'any':
      if (tools.length > 0) return { type: 'required' }
      throw untranslatable('tool_choice', 'asks for a tool, and there is none that other providers know')
    case 'tool': {
      const toolName = needed(textIn(choice, 'name'), choice, 'name')
      if (tools.some((tool) => tool.name === toolName)) return { type: 'tool', toolName }
      throw untranslatable('tool_choice.name', 'is none of the tools that other providers know')
    }
  }
}
