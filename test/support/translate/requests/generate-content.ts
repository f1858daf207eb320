import type { LanguageModelV4Message, LanguageModelV4ToolResultPart } from '@ai-sdk/provider'
import type { ModelCall } from '../../../../src/main/engine/translate/codec.ts'
import { seal } from '../../../../src/main/engine/translate/seals/seal.ts'

type Assistant = Extract<LanguageModelV4Message, { role: 'assistant' }>
type File = { readonly mediaType: string; readonly data: { readonly type: string } }

const MODES = { auto: 'AUTO', required: 'ANY', none: 'NONE', tool: 'ANY' }

/** A call as a client of Google's would ask for it, with what it was given in earlier answers. */
export function generateContentRequestOf({
  prompt,
  tools = [],
  toolChoice,
  ...settings
}: ModelCall): Record<string, unknown> {
  const { maxOutputTokens, temperature, topP, stopSequences } = settings
  const declarations = tools.flatMap((tool) =>
    tool.type === 'function'
      ? [{ name: tool.name, description: tool.description, parametersJsonSchema: tool.inputSchema }]
      : [],
  )
  return {
    systemInstruction: {
      parts: prompt.flatMap((message) => (message.role === 'system' ? [{ text: message.content }] : [])),
    },
    contents: prompt.flatMap(contentOf),
    tools: [{ functionDeclarations: declarations }],
    toolConfig: { functionCallingConfig: choiceOf(toolChoice) },
    generationConfig: { maxOutputTokens, temperature, topP, stopSequences },
  }
}

function choiceOf(choice: ModelCall['toolChoice'] = { type: 'auto' }): object {
  const allowedFunctionNames = choice.type === 'tool' ? [choice.toolName] : undefined
  return { mode: MODES[choice.type], allowedFunctionNames }
}

function contentOf(message: LanguageModelV4Message): object[] {
  switch (message.role) {
    case 'system':
      return []
    case 'user':
      return [{ role: 'user', parts: message.content.map(partOf) }]
    case 'assistant':
      return [{ role: 'model', parts: message.content.map(saidPartOf) }]
    case 'tool':
      return [{ role: 'user', parts: message.content.map((part) => resultOf(part as LanguageModelV4ToolResultPart)) }]
  }
}

function saidPartOf(part: Assistant['content'][number]): object {
  const thoughtSignature = seal(part.providerOptions) ?? undefined
  switch (part.type) {
    case 'text':
      return { text: part.text, thoughtSignature }
    case 'reasoning':
      return { text: part.text, thought: true, thoughtSignature }
    case 'tool-call':
      return { functionCall: { id: part.toolCallId, name: part.toolName, args: part.input }, thoughtSignature }
    default:
      throw new Error(`no client says ${part.type}`)
  }
}

function resultOf({ toolCallId, toolName, output }: LanguageModelV4ToolResultPart): object {
  const response = { id: toolCallId, name: toolName }
  switch (output.type) {
    case 'text':
      return { functionResponse: { ...response, response: { output: output.value } } }
    case 'error-text':
      return { functionResponse: { ...response, response: { error: output.value } } }
    case 'content': {
      const [said, ...files] = output.value
      const text = said?.type === 'text' ? said.text : ''
      const parts = files.map((file) => partOf(file as { type: 'file' } & File))
      return { functionResponse: { ...response, response: { output: text }, parts } }
    }
    default:
      throw new Error(`no client says ${output.type}`)
  }
}

function partOf(part: { type: 'text'; text: string } | ({ type: 'file' } & File)): object {
  if (part.type === 'text') return { text: part.text }
  const { data } = part.data as { data?: unknown }
  return { inlineData: { mimeType: part.mediaType, data } }
}
