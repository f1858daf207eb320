import { type Fields, nameIn } from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'

/**
 * What tools run by Anthropic left in the conversation. Their results are sealed for Anthropic alone, and the model's own text
 * beside them says what came of it: passed over by name.
 */
const LEFT_BY_ANTHROPICS_TOOLS = new Set([
  'server_tool_use',
  'web_search_tool_result',
  'web_fetch_tool_result',
  'code_execution_tool_result',
  'bash_code_execution_tool_result',
  'text_editor_code_execution_tool_result',
  'tool_search_tool_result',
  'advisor_tool_result',
  'mcp_tool_use',
  'mcp_tool_result',
  'fallback',
])

/** Notes a block that no other provider understands; throws for one whose loss would change what is asked. */
export function passOver(block: Fields, type: string | undefined, dropped: Set<string>): void {
  if (type === undefined || !LEFT_BY_ANTHROPICS_TOOLS.has(type)) {
    throw untranslatable(nameIn(block, 'type'), 'is of a kind that other providers don’t know')
  }
  dropped.add(nameIn(block, type))
}
