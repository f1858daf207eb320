import { type Answer, answerTo, type Prompt, THOUGHT } from '../answer.ts'
import { parseDirectives } from '../directives.ts'
import { asArray, asNumber, asObject, asString, type JsonObject } from '../json.ts'
import { cachedTokensOf, textOf, tokensOf, toolText } from '../tokens.ts'

export type Modality = 'TEXT' | 'AUDIO' | 'IMAGE'
/** Speech has 32 tokens a second, an image 1,290 (ai.google.dev/gemini-api/docs/tokens, .../pricing). */
const MEDIA_TOKENS = { AUDIO: 32, IMAGE: 1290 } as const
const SERVER_TOOL_TOKENS = 40
const SERVER_TOOLS = ['googleSearch', 'google_search', 'urlContext', 'url_context', 'codeExecution', 'code_execution']

/** A generateContent request, as the answer needs it. The wire takes camelCase and snake_case; clients send the first. */
export function readGenerate(body: JsonObject, model: string): Prompt {
  const contents = asArray(body.contents).map(asObject)
  const users = contents.filter((content) => content.role !== 'model')
  const config = configOf(body)
  return {
    lastUserText: users.map((content) => plainText(content.parts)).findLast((text) => text !== '') ?? '',
    afterToolResult: asArray(contents.at(-1)?.parts).some((part) => 'functionResponse' in asObject(part)),
    tools: asArray(body.tools)
      .flatMap((tool) => asArray(asObject(tool).functionDeclarations ?? asObject(tool).function_declarations))
      .map(asObject)
      .map((tool) => ({ name: String(tool.name), schema: tool.parametersJsonSchema ?? tool.parameters })),
    toolChoice: readToolChoice(asObject(asObject(body.toolConfig).functionCallingConfig)),
    schema:
      config.responseMimeType === 'application/json'
        ? (config.responseJsonSchema ?? config.responseSchema ?? {})
        : undefined,
    maxTokens: asNumber(config.maxOutputTokens),
    directives: parseDirectives(model),
  }
}

/** What the answer is made of: speech and image models, or `responseModalities`. */
export function modalityOf(body: JsonObject, model: string): Modality {
  const asked = asArray(configOf(body).responseModalities).map((name) => String(name).toUpperCase())
  if (asked.includes('AUDIO') || model.includes('-tts')) return 'AUDIO'
  return asked.includes('IMAGE') ? 'IMAGE' : 'TEXT'
}

/** Gemini 2.5 and later think unless the budget is 0. */
export function thinks(body: JsonObject, model: string): boolean {
  const thinking = asObject(configOf(body).thinkingConfig)
  return (
    thinking.thinkingBudget !== 0 &&
    (Object.keys(thinking).length > 0 || /^gemini-(?:2\.5|[3-9])/.test(model)) &&
    modalityOf(body, model) === 'TEXT'
  )
}

export function promptTokens(body: JsonObject): number {
  return tokensOf(
    textOf(asObject(body.systemInstruction).parts) + textOf(body.contents) + toolText(functionTools(body)),
  )
}

/** The `usageMetadata` that the sandbox reports: thoughts and server tools come on top of prompt and candidates. */
export function geminiUsage(body: JsonObject, model: string, answer: Answer = answerTo(readGenerate(body, model))) {
  const prompt = promptTokens(body)
  const cached = asString(body.cachedContent) === undefined ? cachedTokensOf(prompt) : Math.floor(prompt / 2)
  const modality = modalityOf(body, model)
  const candidates = modality === 'TEXT' ? answer.tokens : MEDIA_TOKENS[modality]
  const thoughts = thinks(body, model) ? tokensOf(THOUGHT) : 0
  const toolUse = SERVER_TOOL_TOKENS * asArray(body.tools).filter(isServerTool).length
  return {
    promptTokenCount: prompt,
    candidatesTokenCount: candidates,
    totalTokenCount: prompt + candidates + thoughts + toolUse,
    ...(cached > 0
      ? { cachedContentTokenCount: cached, cacheTokensDetails: [{ modality: 'TEXT', tokenCount: cached }] }
      : {}),
    promptTokensDetails: [{ modality: 'TEXT', tokenCount: prompt }],
    ...(modality === 'TEXT' ? {} : { candidatesTokensDetails: [{ modality, tokenCount: candidates }] }),
    ...(toolUse > 0
      ? { toolUsePromptTokenCount: toolUse, toolUsePromptTokensDetails: [{ modality: 'TEXT', tokenCount: toolUse }] }
      : {}),
    ...(thoughts > 0 ? { thoughtsTokenCount: thoughts } : {}),
  }
}

export function configOf(body: JsonObject): JsonObject {
  return asObject(body.generationConfig)
}

function functionTools(body: JsonObject): readonly unknown[] {
  return asArray(body.tools).filter((tool) => !isServerTool(tool))
}

function isServerTool(tool: unknown): boolean {
  return SERVER_TOOLS.some((name) => name in asObject(tool))
}

function plainText(parts: unknown): string {
  return asArray(parts)
    .map((part) => asString(asObject(part).text) ?? '')
    .join('')
}

function readToolChoice(config: JsonObject): Prompt['toolChoice'] {
  const allowed = asString(asArray(config.allowedFunctionNames)[0])
  if (config.mode === 'NONE') return 'none'
  if (config.mode !== 'ANY') return 'auto'
  return allowed === undefined ? 'required' : { name: allowed }
}
