import { chunks, DONE, EVENTS, type Golden } from './golden.ts'
import * as rates from './rates.ts'

const { input, cached, output } = rates.GEMINI_25_PRO
const QUESTION = { contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] }
const models = '/v1beta/models'
const plain = { provider: 'gemini', path: `${models}/gemini-2.5-pro:generateContent`, ask: QUESTION } as const
const streamed = {
  provider: 'gemini',
  path: `${models}/gemini-2.5-pro:streamGenerateContent?alt=sse`,
  ask: QUESTION,
  type: EVENTS,
} as const
const flash = { provider: 'gemini', path: `${models}/gemini-2.5-flash:generateContent`, ask: QUESTION } as const

const content = (...parts: readonly unknown[]) => ({ content: { parts, role: 'model' }, index: 0 })
const reply = (
  usageMetadata: unknown,
  candidate: unknown = content({ text: 'Hello' }),
  modelVersion = 'gemini-2.5-pro',
) => ({
  candidates: [candidate],
  ...(usageMetadata ? { usageMetadata } : {}),
  modelVersion,
  responseId: 'x1kIabc',
})
const text = (tokenCount: number) => [{ modality: 'TEXT', tokenCount }]
const stop = { ...content({ text: ' world' }), finishReason: 'STOP' }
const said = { model: 'gemini-2.5-pro', source: 'reported' } as const

const meanwhile = { promptTokenCount: 10, candidatesTokenCount: 2, totalTokenCount: 12, promptTokensDetails: text(10) }
const atLast = {
  promptTokenCount: 10,
  cachedContentTokenCount: 4,
  candidatesTokenCount: 7,
  totalTokenCount: 25,
  promptTokensDetails: text(10),
  cacheTokensDetails: text(4),
  toolUsePromptTokenCount: 3,
  toolUsePromptTokensDetails: text(3),
  thoughtsTokenCount: 5,
}
const details = {
  input_audio_tokens: 0,
  input_image_tokens: 0,
  cache_read_input_audio_tokens: 0,
  cache_read_input_image_tokens: 0,
}
const row = {
  ...said,
  usage: { ...details, input_tokens: 13, output_tokens: 12, cache_read_input_tokens: 4, reasoning_output_tokens: 5 },
  reasons: ['STOP'],
  cost: [
    [9, input],
    [4, cached],
    [12, output],
  ],
} as const

export const geminiGoldens: readonly Golden[] = [
  {
    ...plain,
    name: 'a plain answer: thoughts and what tools brought come on top',
    answer: JSON.stringify(
      reply(atLast, { ...content({ text: 'Hm', thought: true }, { text: 'Hello' }), finishReason: 'STOP' }),
      null,
      2,
    ),
    row,
  },
  {
    ...plain,
    name: 'a plain answer in gzip',
    encoding: 'gzip',
    answer: JSON.stringify(reply(atLast, stop)),
    row,
  },
  {
    ...plain,
    name: 'a long context: all of it at the second price',
    answer: JSON.stringify(
      reply(
        {
          promptTokenCount: 200_001,
          cachedContentTokenCount: 100_000,
          candidatesTokenCount: 10,
          totalTokenCount: 200_011,
        },
        stop,
      ),
    ),
    row: {
      ...said,
      usage: { input_tokens: 200_001, cache_read_input_tokens: 100_000, output_tokens: 10 },
      reasons: ['STOP'],
      cost: [
        [100_001, rates.GEMINI_25_PRO_LONG.input],
        [100_000, rates.GEMINI_25_PRO_LONG.cached],
        [10, rates.GEMINI_25_PRO_LONG.output],
      ],
    },
  },
  {
    ...plain,
    name: 'flex processing, at half the price',
    answer: JSON.stringify(
      reply({ promptTokenCount: 1000, candidatesTokenCount: 100, totalTokenCount: 1100, serviceTier: 'flex' }, stop),
    ),
    row: {
      ...said,
      tier: 'flex',
      usage: { input_tokens: 1000, output_tokens: 100 },
      reasons: ['STOP'],
      cost: [
        [1000, input / 2],
        [100, output / 2],
      ],
    },
  },
  {
    ...plain,
    name: 'a prompt that was blocked',
    answer: JSON.stringify({
      promptFeedback: { blockReason: 'PROHIBITED_CONTENT' },
      usageMetadata: { promptTokenCount: 8, totalTokenCount: 8 },
      modelVersion: 'gemini-2.5-pro',
    }),
    row: { ...said, usage: { input_tokens: 8 }, reasons: ['PROHIBITED_CONTENT'], cost: [[8, input]] },
  },
  {
    ...flash,
    name: 'sound that was cached, and sound that was not',
    answer: JSON.stringify(
      reply(
        {
          promptTokenCount: 1000,
          cachedContentTokenCount: 600,
          candidatesTokenCount: 20,
          totalTokenCount: 1020,
          promptTokensDetails: [
            { modality: 'TEXT', tokenCount: 300 },
            { modality: 'AUDIO', tokenCount: 700 },
          ],
          cacheTokensDetails: [
            { modality: 'TEXT', tokenCount: 100 },
            { modality: 'AUDIO', tokenCount: 500 },
          ],
        },
        stop,
        'gemini-2.5-flash',
      ),
    ),
    row: {
      model: 'gemini-2.5-flash',
      source: 'reported',
      usage: {
        input_tokens: 1000,
        output_tokens: 20,
        cache_read_input_tokens: 600,
        input_audio_tokens: 700,
        input_image_tokens: 0,
        cache_read_input_audio_tokens: 500,
        cache_read_input_image_tokens: 0,
      },
      reasons: ['STOP'],
      cost: [
        [200, rates.GEMINI_25_FLASH.text],
        [100, rates.GEMINI_25_FLASH.cached],
        [200, rates.GEMINI_25_FLASH.audio],
        [500, rates.GEMINI_25_FLASH.cachedAudio],
        [20, rates.GEMINI_25_FLASH.output],
      ],
    },
  },
  {
    ...flash,
    name: 'a picture that is drawn beside its words',
    path: `${models}/gemini-2.5-flash-image:generateContent`,
    answer: JSON.stringify(
      reply(
        {
          promptTokenCount: 8,
          candidatesTokenCount: 1302,
          totalTokenCount: 1310,
          promptTokensDetails: text(8),
          candidatesTokensDetails: [
            { modality: 'IMAGE', tokenCount: 1290 },
            { modality: 'TEXT', tokenCount: 12 },
          ],
        },
        {
          ...content({ text: 'Here.' }, { inlineData: { mimeType: 'image/png', data: 'iVBORw0KGgo=' } }),
          finishReason: 'STOP',
        },
        'gemini-2.5-flash-image',
      ),
    ),
    row: {
      model: 'gemini-2.5-flash-image',
      source: 'reported',
      usage: {
        input_tokens: 8,
        output_tokens: 1302,
        input_audio_tokens: 0,
        input_image_tokens: 0,
        output_audio_tokens: 0,
        output_image_tokens: 1290,
      },
      reasons: ['STOP'],
      cost: [
        [8, rates.GEMINI_25_FLASH_IMAGE.input],
        [12, rates.GEMINI_25_FLASH_IMAGE.output],
        [1290, rates.GEMINI_25_FLASH_IMAGE.outputImage],
      ],
    },
  },
  {
    ...streamed,
    name: 'a stream with usage in each chunk',
    answer: chunks(reply(meanwhile), reply(atLast, stop)),
    row,
  },
  {
    ...streamed,
    name: 'a stream with usage in the last chunk only',
    answer: chunks(reply(null), reply(atLast, stop)),
    row,
  },
  {
    ...streamed,
    name: 'a stream of one byte for each write, with CRLF',
    piece: 1,
    answer: chunks(reply(meanwhile), reply(atLast, stop)).replaceAll('\n', '\r\n'),
    row,
  },
  { ...streamed, name: 'a stream in br', encoding: 'br', answer: chunks(reply(meanwhile), reply(atLast, stop)), row },
  {
    ...plain,
    name: 'a stream that is one JSON array',
    path: `${models}/gemini-2.5-pro:streamGenerateContent`,
    answer: `[${JSON.stringify(reply(meanwhile), null, 2)}\n,\r\n${JSON.stringify(reply(atLast, stop), null, 2)}\n]`,
    row,
  },
  {
    ...plain,
    name: 'a JSON array that is cut off: its last text was not reported',
    isCut: true,
    path: `${models}/gemini-2.5-pro:streamGenerateContent`,
    answer: `[${JSON.stringify(reply(meanwhile))},{"candidates":[{"content":{"parts":[{"text":"${'x'.repeat(18)}"}],"role":"model"}`,
    row: {
      ...said,
      source: 'estimated',
      usage: { input_tokens: 10, input_audio_tokens: 0, input_image_tokens: 0, output_tokens: 7 }, // 2, and 20 bytes
      cost: [
        [10, input],
        [7, output],
      ],
    },
  },
  {
    ...streamed,
    name: 'a stream that is cut off, with usage in each chunk',
    isCut: true,
    answer: chunks(reply(meanwhile)),
    row: {
      ...said,
      usage: { input_tokens: 10, input_audio_tokens: 0, input_image_tokens: 0, output_tokens: 2 },
      cost: [
        [10, input],
        [2, output],
      ],
    },
  },
  {
    ...streamed,
    name: 'a stream that is cut off, of which the prompt alone was reported',
    isCut: true,
    answer: chunks(
      reply({ promptTokenCount: 10, totalTokenCount: 10 }),
      reply({ promptTokenCount: 10, totalTokenCount: 10 }, content({ text: ' dear world' })),
    ),
    row: {
      ...said,
      source: 'estimated',
      usage: { input_tokens: 10, output_tokens: 3 },
      cost: [
        [10, input],
        [3, output],
      ],
    },
  },
  {
    ...streamed,
    name: 'a stream that is cut off before anything was reported',
    isCut: true,
    answer: chunks(reply(null), reply(null, content({ functionCall: { name: 'f', args: {} } }))), // 1, and 24 bytes
    row: {
      ...said,
      source: 'estimated',
      usage: { input_tokens: 'estimated', output_tokens: 7 },
      cost: [
        ['input', input],
        [7, output],
      ],
    },
  },
  {
    ...plain,
    name: 'an error',
    status: 429,
    answer: JSON.stringify({ error: { code: 429, message: 'Quota', status: 'RESOURCE_EXHAUSTED' } }),
    row: { source: 'none', usage: {}, error: 'RESOURCE_EXHAUSTED', cost: 'free' },
  },
  {
    ...plain,
    name: 'a count of tokens',
    path: `${models}/gemini-2.5-pro:countTokens`,
    answer: JSON.stringify({ totalTokens: 31, promptTokensDetails: text(31) }),
    row: { source: 'reported', usage: { input_tokens: 31 }, cost: 'free' },
  },
  {
    ...plain,
    name: 'an embedding that reports',
    path: `${models}/gemini-embedding-001:embedContent`,
    ask: { content: { parts: [{ text: 'Hi' }] } },
    answer: JSON.stringify({
      embedding: { values: [0.01, -0.02] },
      usageMetadata: { promptTokenCount: 4, totalTokenCount: 4 },
    }),
    row: { source: 'reported', usage: { input_tokens: 4 }, cost: [[4, rates.GEMINI_EMBEDDING.input]] },
  },
  {
    ...plain,
    name: 'embeddings that report nothing',
    path: `${models}/gemini-embedding-001:batchEmbedContents`,
    ask: { requests: [{ content: { parts: [{ text: 'Hi' }] } }] },
    answer: JSON.stringify({ embeddings: [{ values: [0.01, -0.02] }] }),
    row: { source: 'estimated', usage: { input_tokens: 'estimated' }, cost: [['input', rates.GEMINI_EMBEDDING.input]] },
  },
  {
    ...plain,
    name: 'pictures of Imagen, by their number',
    path: `${models}/imagen-4.0-generate-001:predict`,
    ask: { instances: [{ prompt: 'a parcel' }], parameters: { sampleCount: 2 } },
    answer: JSON.stringify({
      predictions: [
        { mimeType: 'image/png', bytesBase64Encoded: 'AA' },
        { mimeType: 'image/png', bytesBase64Encoded: 'AA' },
      ],
    }),
    row: { source: 'reported', usage: { media_units: 2 }, cost: 'unpriced' },
  },
]

const interaction = (more: Record<string, unknown>) => ({
  id: 'v1_abc',
  object: 'interaction',
  model: 'gemini-2.5-pro',
  ...more,
})
const interactions = {
  provider: 'gemini',
  path: '/v1beta/interactions',
  ask: { model: 'gemini-2.5-pro', input: 'Hi' },
} as const
const interactionUsage = {
  total_input_tokens: 10,
  input_tokens_by_modality: [{ modality: 'text', tokens: 10 }],
  total_cached_tokens: 4,
  total_output_tokens: 7,
  total_tool_use_tokens: 3,
  total_thought_tokens: 5,
  total_tokens: 25,
}
const interactionRow = {
  ...row,
  usage: {
    input_tokens: 13,
    output_tokens: 12,
    cache_read_input_tokens: 4,
    reasoning_output_tokens: 5,
    input_audio_tokens: 0,
    input_image_tokens: 0,
  },
  reasons: ['completed'],
} as const
const events = (...data: readonly { readonly event_type: string }[]) =>
  data.map((item) => `event: ${item.event_type}\ndata: ${JSON.stringify(item)}\n\n`).join('')
const created = { event_type: 'interaction.created', interaction: interaction({ status: 'in_progress' }) }
const step = (delta: unknown) => ({ event_type: 'step.delta', index: 0, delta })

const completed = {
  event_type: 'interaction.completed',
  interaction: interaction({ status: 'completed', usage: interactionUsage }),
}

export const interactionsGoldens: readonly Golden[] = [
  {
    ...interactions,
    name: 'a plain answer',
    answer: JSON.stringify(
      interaction({
        status: 'completed',
        steps: [{ type: 'model_output', content: [{ type: 'text', text: 'Hello' }] }],
        usage: interactionUsage,
      }),
    ),
    row: interactionRow,
  },
  {
    ...interactions,
    name: 'a stream',
    ask: { ...interactions.ask, stream: true },
    type: EVENTS,
    answer: `${events(created, step({ type: 'text', text: 'Hello' }), completed)}event: done\ndata: ${DONE}\n\n`,
    row: interactionRow,
  },
  {
    ...interactions,
    name: 'a stream that is cut off',
    isCut: true,
    ask: { ...interactions.ask, stream: true },
    type: EVENTS,
    answer: events(
      created,
      step({ type: 'text', text: 'Hello dear' }),
      step({ type: 'arguments_delta', arguments: 'world' }),
    ),
    row: {
      model: 'gemini-2.5-pro',
      source: 'estimated',
      usage: { input_tokens: 'estimated', output_tokens: 3 },
      cost: [
        ['input', input],
        [3, output],
      ],
    },
  },
]
