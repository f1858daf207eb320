import type { LanguageModelV4FunctionTool } from '@ai-sdk/provider'
import { type Fields, fieldsListIn, needed, textIn } from '../../../fields/fields.ts'
import { customToolIn } from '../../openai/custom-tools.ts'
import { functionToolIn, nameOf } from '../../openai/function-tools.ts'
import { flatName } from './flat-name.ts'
import { LOCAL_SHELL, localShellTool } from './local-shell.ts'
import type { ToolKind } from './tool-kinds.ts'
import { TOOL_SEARCH, toolSearchIn } from './tool-search.ts'

/** Run by OpenAI, or by a model that was trained for them: nothing that another could be asked for. */
const OPENAIS_OWN = new Set([
  'apply_patch',
  'code_interpreter',
  'computer',
  'computer_use_preview',
  'file_search',
  'image_generation',
  'mcp',
  'programmatic_tool_calling',
  'shell',
  'web_search',
  'web_search_2025_08_26',
  'web_search_preview',
  'web_search_preview_2025_03_11',
])

export interface ReadTools {
  readonly tools: LanguageModelV4FunctionTool[]
  readonly kinds: ReadonlyMap<string, ToolKind>
  readonly dropped: readonly string[]
}

/** `lists`: the request's own tools, and those that came with its items. The first of a name counts. */
export function readTools(lists: readonly Fields[]): ReadTools {
  const tools = new Map<string, LanguageModelV4FunctionTool>()
  const kinds = new Map<string, ToolKind>()
  const dropped: string[] = []
  const add = (tool: LanguageModelV4FunctionTool, kind: ToolKind) => {
    if (tools.has(tool.name)) return
    tools.set(tool.name, tool)
    kinds.set(tool.name, kind)
  }
  const read = (tool: Fields, namespace: string | null): void => {
    const type = needed(textIn(tool, 'type'), tool, 'type')
    switch (type) {
      case 'function':
      case 'custom': {
        const name = nameOf(tool)
        const make = type === 'custom' ? customToolIn : functionToolIn
        add(make(tool, flatName(namespace, name)), { type, name, namespace })
        break
      }
      case 'namespace':
        for (const inside of fieldsListIn(tool, 'tools') ?? []) if (namespace === null) read(inside, nameOf(tool))
        break
      case 'local_shell':
        add(localShellTool, { type: LOCAL_SHELL })
        break
      case 'tool_search':
        if (textIn(tool, 'execution') === 'client') add(toolSearchIn(tool), { type: TOOL_SEARCH })
        else dropped.push('tools.tool_search')
        break
      default:
        dropped.push(OPENAIS_OWN.has(type) ? `tools.${type}` : 'tools')
    }
  }
  for (const list of lists) for (const tool of fieldsListIn(list, 'tools') ?? []) read(tool, null)
  return { tools: [...tools.values()], kinds, dropped }
}
