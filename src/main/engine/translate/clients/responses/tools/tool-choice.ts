import type { LanguageModelV4FunctionTool } from '@ai-sdk/provider'
import { choiceIn, type Fields, fieldsListIn, fieldsOf, needed, textIn, valueIn } from '../../../fields/fields.ts'
import { untranslatable } from '../../../untranslatable.ts'
import { nameOf } from '../../openai/function-tools.ts'
import { onlyTools, type ToolSetting, toolSetting } from '../../openai/tool-setting.ts'
import { flatName } from './flat-name.ts'
import { LOCAL_SHELL } from './local-shell.ts'

const AT = 'tool_choice'

export function toolSettingIn(body: Fields, tools: LanguageModelV4FunctionTool[]): ToolSetting {
  const value = valueIn(body, AT)
  if (value === undefined) return toolSetting(tools, null, AT)
  if (value === 'auto' || value === 'none' || value === 'required') return toolSetting(tools, { type: value }, AT)
  const choice = fieldsOf(value, AT)
  if (textIn(choice, 'type') !== 'allowed_tools')
    return toolSetting(tools, { type: 'tool', toolName: namedBy(choice) }, AT)
  const mode = needed(choiceIn(choice, 'mode', ['auto', 'required'] as const), choice, 'mode')
  const names = needed(fieldsListIn(choice, 'tools'), choice, 'tools').map(namedBy)
  return toolSetting(onlyTools(tools, names, AT), { type: mode }, AT)
}

function namedBy(choice: Fields): string {
  switch (textIn(choice, 'type')) {
    case 'function':
    case 'custom':
      return flatName(textIn(choice, 'namespace') ?? null, nameOf(choice))
    case LOCAL_SHELL:
      return LOCAL_SHELL
    default:
      throw untranslatable(AT, 'demands a tool that OpenAI alone runs')
  }
}
