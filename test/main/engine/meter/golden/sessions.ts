import type { Golden } from './golden.ts'
import * as rates from './rates.ts'

const realtime = { provider: 'openai', path: '/v1/realtime?model=gpt-realtime' } as const
const messages = (...events: readonly unknown[]) => events.map((event) => JSON.stringify(event))

const created = {
  type: 'session.created',
  event_id: 'event_1',
  session: {
    type: 'realtime',
    object: 'realtime.session',
    id: 'sess_1',
    model: 'gpt-realtime',
    audio: { input: { transcription: { model: 'gpt-4o-transcribe' } }, output: { voice: 'marin' } },
  },
}
const sound = {
  type: 'response.output_audio.delta',
  event_id: 'event_2',
  response_id: 'resp_1',
  item_id: 'item_1',
  delta: 'AAAA',
}
const transcript = (delta: string) => ({
  type: 'response.output_audio_transcript.delta',
  event_id: 'event_3',
  item_id: 'item_1',
  delta,
})
const done = (usage: unknown, status = 'completed', status_details: unknown = null) => ({
  type: 'response.done',
  event_id: 'event_4',
  response: { object: 'realtime.response', id: 'resp_1', status, status_details, output: [], usage },
})
const firstTurn = {
  total_tokens: 350,
  input_tokens: 200,
  output_tokens: 150,
  input_token_details: {
    text_tokens: 119,
    audio_tokens: 81,
    image_tokens: 0,
    cached_tokens: 64,
    cached_tokens_details: { text_tokens: 64, audio_tokens: 0, image_tokens: 0 },
  },
  output_token_details: { text_tokens: 30, audio_tokens: 120 },
}
const secondTurn = {
  total_tokens: 480,
  input_tokens: 400,
  output_tokens: 80,
  input_token_details: {
    text_tokens: 150,
    audio_tokens: 250,
    image_tokens: 0,
    cached_tokens: 192,
    cached_tokens_details: { text_tokens: 128, audio_tokens: 64, image_tokens: 0 },
  },
  output_token_details: { text_tokens: 20, audio_tokens: 60 },
}
const turns = {
  input_tokens: 600,
  output_tokens: 230,
  cache_read_input_tokens: 256,
  input_audio_tokens: 331,
  output_audio_tokens: 180,
  input_image_tokens: 0,
  cache_read_input_audio_tokens: 64,
  cache_read_input_image_tokens: 0,
} as const
/** Text that was not cached is 600 - 331 - 192, sound that was not 331 - 64. */
const { text, audio, cached, output, outputAudio } = rates.GPT_REALTIME
const turnsCost = [
  [77, text],
  [267, audio],
  [256, cached],
  [50, output],
  [180, outputAudio],
] as const
const said = { model: 'gpt-realtime', source: 'reported' } as const

const live = {
  provider: 'gemini',
  path: '/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent',
} as const
const heard = (...parts: readonly unknown[]) => ({ serverContent: { modelTurn: { role: 'model', parts } } })
const liveUsage = (promptTokenCount: number, spoken: number, thoughtsTokenCount?: number) => ({
  promptTokenCount,
  responseTokenCount: spoken,
  totalTokenCount: promptTokenCount + spoken,
  promptTokensDetails: [
    { modality: 'TEXT', tokenCount: promptTokenCount - 40 },
    { modality: 'AUDIO', tokenCount: 40 },
  ],
  responseTokensDetails: [{ modality: 'AUDIO', tokenCount: spoken }],
  ...(thoughtsTokenCount === undefined ? {} : { thoughtsTokenCount }),
})

export const sessionsGoldens: readonly Golden[] = [
  {
    ...realtime,
    name: 'a session of two turns: each is charged with all that was said before it',
    messages: messages(created, sound, transcript('Yes'), done(firstTurn), sound, transcript('No'), done(secondTurn)),
    row: { ...said, usage: turns, reasons: ['completed'], cost: turnsCost },
  },
  {
    ...realtime,
    name: 'a turn that was interrupted is reported all the same',
    messages: messages(
      created,
      done(firstTurn),
      sound,
      transcript('No'),
      done(secondTurn, 'cancelled', { type: 'cancelled', reason: 'turn_detected' }),
    ),
    row: { ...said, usage: turns, reasons: ['completed', 'cancelled', 'turn_detected'], cost: turnsCost },
  },
  {
    ...realtime,
    name: 'what another model wrote down goes at that one’s price, and is not in this sum',
    messages: messages(
      created,
      done(firstTurn),
      {
        type: 'conversation.item.input_audio_transcription.completed',
        event_id: 'event_5',
        item_id: 'item_2',
        content_index: 0,
        transcript: 'Hello.',
        usage: {
          type: 'tokens',
          total_tokens: 48,
          input_tokens: 38,
          input_token_details: { text_tokens: 10, audio_tokens: 28 },
          output_tokens: 10,
        },
      },
      done(secondTurn),
    ),
    row: { ...said, usage: turns, reasons: ['completed'], cost: turnsCost },
  },
  {
    ...realtime,
    name: 'a session that is cut off while it speaks: its words count',
    isCut: true,
    messages: messages(created, done(firstTurn), done(secondTurn), sound, transcript('Where is'), transcript(' it')),
    row: {
      ...said,
      source: 'estimated',
      usage: { ...turns, output_tokens: 233 },
      reasons: ['completed'],
      cost: [...turnsCost, [3, output]],
    },
  },
  {
    ...realtime,
    name: 'a session in which nothing was answered',
    messages: messages(created),
    row: { model: 'gpt-realtime', source: 'none', usage: {}, cost: 'unpriced' },
  },
  {
    ...realtime,
    name: 'a session of transcription',
    path: '/v1/realtime?intent=transcription',
    messages: messages(
      {
        type: 'session.created',
        session: {
          type: 'transcription',
          object: 'realtime.transcription_session',
          id: 'sess_2',
          audio: { input: { transcription: { model: 'gpt-4o-transcribe' } } },
        },
      },
      { type: 'conversation.item.input_audio_transcription.delta', item_id: 'item_1', delta: 'Hel' },
      {
        type: 'conversation.item.input_audio_transcription.completed',
        item_id: 'item_1',
        transcript: 'Hello.',
        usage: {
          type: 'tokens',
          total_tokens: 48,
          input_tokens: 38,
          input_token_details: { text_tokens: 10, audio_tokens: 28 },
          output_tokens: 10,
        },
      },
    ),
    row: {
      model: 'gpt-4o-transcribe',
      source: 'reported',
      usage: { input_tokens: 38, output_tokens: 10, input_audio_tokens: 28 },
      cost: [
        [10, rates.GPT_4O_TRANSCRIBE.text],
        [28, rates.GPT_4O_TRANSCRIBE.audio],
        [10, rates.GPT_4O_TRANSCRIBE.output],
      ],
    },
  },
  {
    ...live,
    name: 'a Live session of two turns',
    messages: messages(
      { setupComplete: {} },
      heard({ inlineData: { mimeType: 'audio/pcm;rate=24000', data: 'AAAA' } }),
      { serverContent: { generationComplete: true } },
      { serverContent: { turnComplete: true }, usageMetadata: liveUsage(143, 19) },
      heard({ inlineData: { mimeType: 'audio/pcm;rate=24000', data: 'AAAA' } }),
      { serverContent: { turnComplete: true }, usageMetadata: liveUsage(181, 24, 6) },
    ),
    row: {
      source: 'reported',
      usage: {
        input_tokens: 324,
        output_tokens: 49,
        reasoning_output_tokens: 6,
        input_audio_tokens: 80,
        input_image_tokens: 0,
        output_audio_tokens: 43,
        output_image_tokens: 0,
      },
      // Which model it is, the tool says in its first message, and the provider never.
      cost: 'unpriced',
    },
  },
  {
    ...live,
    name: 'a Live session that is cut off while it speaks',
    isCut: true,
    messages: messages({ setupComplete: {} }, { serverContent: { outputTranscription: { text: 'Where is it' } } }), // 13 bytes
    row: { source: 'estimated', usage: { output_tokens: 4 }, cost: 'unpriced' },
  },
]
