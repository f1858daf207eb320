import {
  type Content,
  type GenerateContentConfig,
  type GenerateContentResponse,
  GoogleGenAI,
  type Part,
} from '@google/genai'
import { allOf } from '../../../../../support/translate/all-of.ts'
import { type Asked, type Heard, PDF, PIXEL, SCHEMA, TOOL } from '../scenario.ts'
import type { Client } from './client.ts'

export const generateContent: Client = {
  ownField: 'cachedContent',
  start({ engine, model, asked, stream }) {
    const { models } = new GoogleGenAI({ apiKey: engine.key, httpOptions: { baseUrl: engine.proxy } })
    const contents = contentsOf(asked)
    let said: Part[] = []
    return {
      async ask() {
        const request = { model, contents, config: configOf(asked) }
        const answers = stream
          ? await allOf(await models.generateContentStream(request))
          : [await models.generateContent(request)]
        said = answers.flatMap(({ candidates }) => candidates?.[0]?.content?.parts ?? [])
        contents.push({
          role: 'model',
          parts: said.filter(({ text, thoughtSignature }) => text !== '' || thoughtSignature),
        })
        return heardIn(said, answers.at(-1))
      },
      answerCalls(output) {
        const parts = said.flatMap(({ functionCall: call }) =>
          call
            ? [
                {
                  functionResponse: {
                    ...(call.id ? { id: call.id } : {}),
                    name: call.name ?? '',
                    response: { output },
                  },
                },
              ]
            : [],
        )
        contents.push({ role: 'user', parts })
      },
    }
  },
}

function contentsOf({ before, text, image, document }: Asked): Content[] {
  const parts: Part[] = [{ text }]
  if (image) parts.push({ inlineData: { mimeType: 'image/png', data: PIXEL } })
  if (document) parts.push({ inlineData: { mimeType: 'application/pdf', data: PDF } })
  return [
    ...(before
      ? [
          { role: 'user', parts: [{ text: before[0] }] },
          { role: 'model', parts: [{ text: before[1] }] },
        ]
      : []),
    { role: 'user', parts },
  ]
}

function configOf({ system, tools, schema, thinks, stop, most, own }: Asked): GenerateContentConfig {
  const { schema: parametersJsonSchema, ...about } = TOOL
  return {
    httpOptions: { retryOptions: { attempts: 1 } },
    ...(system ? { systemInstruction: system } : {}),
    ...(tools ? { tools: [{ functionDeclarations: [{ ...about, parametersJsonSchema }] }] } : {}),
    ...(schema ? { responseMimeType: 'application/json', responseJsonSchema: SCHEMA } : {}),
    ...(thinks ? { thinkingConfig: { thinkingBudget: 2048, includeThoughts: true } } : {}),
    ...(stop ? { stopSequences: [stop] } : {}),
    ...(most ? { maxOutputTokens: most } : {}),
    ...(own ? { cachedContent: 'cachedContents/1' } : {}),
  }
}

function heardIn(parts: readonly Part[], last: GenerateContentResponse | undefined): Heard {
  const textOf = (isThought: boolean) =>
    parts.map(({ text = '', thought = false }) => (thought === isThought ? text : '')).join('')
  const usage = last?.usageMetadata
  const thinking = usage?.thoughtsTokenCount ?? 0
  return {
    text: textOf(false),
    thoughts: textOf(true),
    calls: parts.flatMap(({ functionCall: call }) => (call ? [{ name: call.name ?? '', args: call.args ?? {} }] : [])),
    finish: last?.candidates?.[0]?.finishReason ?? '',
    // Thoughts are not among its candidates' tokens.
    usage: {
      input: usage?.promptTokenCount ?? 0,
      cached: usage?.cachedContentTokenCount ?? 0,
      output: (usage?.candidatesTokenCount ?? 0) + thinking,
      thinking,
    },
  }
}
