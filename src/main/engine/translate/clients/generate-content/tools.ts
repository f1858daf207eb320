import type { JSONSchema7, LanguageModelV4FunctionTool, LanguageModelV4ToolChoice } from '@ai-sdk/provider'
import {
  choiceIn,
  type Fields,
  fieldsIn,
  givenOf,
  nameIn,
  needed,
  textIn,
  textsIn,
  valueIn,
} from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'
import { jsonSchemaOf } from './schema.ts'
import { messageIn, messagesIn } from './spellings.ts'

/** Run by Google, and an extra: the request keeps its meaning without them. `tools.<name>` is told as left out. */
const RUN_BY_GOOGLE = [
  'codeExecution',
  'enterpriseWebSearch',
  'exaAiSearch',
  'googleMaps',
  'googleSearch',
  'googleSearchRetrieval',
  'parallelAiSearch',
  'urlContext',
]

/** What these look into, or act on, is at Google. */
const ONLY_GOOGLES = ['computerUse', 'fileSearch', 'mcpServers', 'retrieval']

/** What a function gives back, and when: other providers find out by its results. */
const ONLY_GOOGLE_READS = ['behavior', 'response', 'responseJsonSchema']

export interface Tools {
  readonly tools: readonly LanguageModelV4FunctionTool[]
  readonly toolChoice: LanguageModelV4ToolChoice | null
}

export function toolsOf(body: Fields, dropped: Set<string>): Tools {
  const tools = (messagesIn(body, 'tools') ?? []).flatMap((tool) => functionsOf(tool, dropped))
  const config = messageIn(body, 'toolConfig')
  const calling = config && messageIn(config, 'functionCallingConfig')
  return calling === undefined ? { tools, toolChoice: null } : chosenOf(calling, tools)
}

function functionsOf(tool: Fields, dropped: Set<string>): readonly LanguageModelV4FunctionTool[] {
  for (const name of ONLY_GOOGLES) {
    if (valueIn(tool, name) !== undefined) throw untranslatable(nameIn(tool, name), 'is a tool that Google alone runs')
  }
  for (const name of RUN_BY_GOOGLE) if (valueIn(tool, name) !== undefined) dropped.add(`tools.${name}`)
  const declarations = messagesIn(tool, 'functionDeclarations') ?? []
  for (const name of declarations.flatMap((each) => givenOf(each, ONLY_GOOGLE_READS))) dropped.add(name)
  return declarations.map(functionOf)
}

function functionOf(declaration: Fields): LanguageModelV4FunctionTool {
  const description = textIn(declaration, 'description')
  return {
    type: 'function',
    name: needed(textIn(declaration, 'name'), declaration, 'name'),
    ...(description !== undefined && { description }),
    inputSchema: inputSchemaOf(declaration),
  }
}

/** A function without parameters has no schema at Google; elsewhere it takes an empty object. */
function inputSchemaOf(declaration: Fields): JSONSchema7 {
  const json = fieldsIn(declaration, 'parametersJsonSchema')
  if (json !== undefined) return json.values as JSONSchema7
  const schema = fieldsIn(declaration, 'parameters')
  return schema === undefined ? { type: 'object', properties: {} } : jsonSchemaOf(schema)
}

/** Of several functions one must be called: no other format can say so but by offering these alone. */
function chosenOf(calling: Fields, tools: readonly LanguageModelV4FunctionTool[]): Tools {
  const mode = choiceIn(calling, 'mode', ['MODE_UNSPECIFIED', 'AUTO', 'ANY', 'NONE', 'VALIDATED'])
  if (mode === 'NONE') return { tools, toolChoice: { type: 'none' } }
  const allowed = new Set(textsIn(calling, 'allowedFunctionNames') ?? [])
  const offered = allowed.size === 0 ? tools : tools.filter((tool) => allowed.has(tool.name))
  if (mode !== 'ANY') return { tools: offered, toolChoice: { type: 'auto' } }
  const [first] = offered
  if (first === undefined) throw untranslatable(nameIn(calling, 'mode'), 'asks for a function, and there is none')
  return allowed.size === 1
    ? { tools, toolChoice: { type: 'tool', toolName: first.name } }
    : { tools: offered, toolChoice: { type: 'required' } }
}
