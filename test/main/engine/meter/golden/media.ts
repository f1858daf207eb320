import { chunks, EVENTS, type Golden, named } from './golden.ts'
import * as rates from './rates.ts'

const openai = { provider: 'openai' } as const
const drawing = {
  ...openai,
  path: '/v1/images/generations',
  ask: { model: 'gpt-image-1', prompt: 'a parcel' },
} as const
const writing = { ...openai, path: '/v1/audio/transcriptions', ask: { model: 'gpt-4o-transcribe' } } as const
const speaking = {
  ...openai,
  path: '/v1/audio/speech',
  ask: { model: 'gpt-4o-mini-tts', input: 'Hi', voice: 'ash' },
} as const
const reported = { source: 'reported' } as const
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='

export const mediaGoldens: readonly Golden[] = [
  {
    ...openai,
    name: 'embeddings',
    path: '/v1/embeddings',
    ask: { model: 'text-embedding-3-small', input: 'Hi' },
    answer: JSON.stringify({
      object: 'list',
      data: [{ object: 'embedding', index: 0, embedding: [0.0023, -0.0091] }],
      model: 'text-embedding-3-small',
      usage: { prompt_tokens: 8, total_tokens: 8 },
    }),
    row: {
      ...reported,
      model: 'text-embedding-3-small',
      usage: { input_tokens: 8 },
      cost: [[8, rates.EMBEDDING_SMALL.input]],
    },
  },
  {
    ...openai,
    name: 'embeddings that report nothing',
    path: '/v1/embeddings',
    ask: { model: 'text-embedding-3-small', input: 'Hi' },
    answer: JSON.stringify({
      object: 'list',
      data: [{ index: 0, embedding: 'AAAA' }],
      model: 'text-embedding-3-small',
    }),
    row: {
      source: 'estimated',
      model: 'text-embedding-3-small',
      usage: { input_tokens: 'estimated' },
      cost: [['input', rates.EMBEDDING_SMALL.input]],
    },
  },
  {
    ...drawing,
    name: 'two pictures, counted in tokens',
    answer: JSON.stringify({
      created: 1763700000,
      data: [{ b64_json: PNG }, { b64_json: PNG }],
      usage: {
        input_tokens: 50,
        input_tokens_details: { text_tokens: 10, image_tokens: 40 },
        output_tokens: 544,
        total_tokens: 594,
      },
    }),
    row: {
      ...reported,
      usage: { input_tokens: 50, input_image_tokens: 40, output_tokens: 544, output_image_tokens: 544, media_units: 2 },
      cost: [
        [10, rates.GPT_IMAGE_1.text],
        [40, rates.GPT_IMAGE_1.image],
        [544, rates.GPT_IMAGE_1.output],
      ],
    },
  },
  {
    ...drawing,
    name: 'a picture of a model that also thinks in text',
    ask: { model: 'gpt-image-1.5', prompt: 'a parcel' },
    answer: JSON.stringify({
      created: 1763700000,
      data: [{ b64_json: PNG }],
      usage: {
        input_tokens: 50,
        input_tokens_details: { text_tokens: 10, image_tokens: 40 },
        output_tokens: 372,
        output_tokens_details: { text_tokens: 100, image_tokens: 272 },
        total_tokens: 422,
      },
    }),
    row: {
      ...reported,
      usage: { input_tokens: 50, input_image_tokens: 40, output_tokens: 372, output_image_tokens: 272, media_units: 1 },
      cost: [
        [10, rates.GPT_IMAGE_15.text],
        [40, rates.GPT_IMAGE_15.image],
        [100, rates.GPT_IMAGE_15.outputText],
        [272, rates.GPT_IMAGE_15.outputImage],
      ],
    },
  },
  {
    ...drawing,
    name: 'a picture as it is drawn: those on the way to it do not count',
    ask: { model: 'gpt-image-1', prompt: 'a parcel', stream: true, partial_images: 1 },
    type: EVENTS,
    answer: named(
      { type: 'image_generation.partial_image', b64_json: PNG, partial_image_index: 0 } as const,
      {
        type: 'image_generation.completed',
        b64_json: PNG,
        usage: {
          input_tokens: 10,
          input_tokens_details: { text_tokens: 10, image_tokens: 0 },
          output_tokens: 272,
          total_tokens: 282,
        },
      } as const,
    ),
    row: {
      ...reported,
      usage: { input_tokens: 10, input_image_tokens: 0, output_tokens: 272, output_image_tokens: 272, media_units: 1 },
      cost: [
        [10, rates.GPT_IMAGE_1.text],
        [272, rates.GPT_IMAGE_1.output],
      ],
    },
  },
  {
    ...drawing,
    name: 'pictures of a model that reports no tokens',
    ask: { model: 'dall-e-3', prompt: 'a parcel' },
    answer: JSON.stringify({
      created: 1763700000,
      data: [{ url: 'https://images.invalid/1.png', revised_prompt: 'A parcel' }],
    }),
    row: { ...reported, usage: { media_units: 1 }, cost: 'unpriced' },
  },
  {
    ...writing,
    name: 'a recording written out, counted in tokens',
    answer: JSON.stringify({
      text: 'Hello.',
      usage: {
        type: 'tokens',
        total_tokens: 101,
        input_tokens: 96,
        input_token_details: { text_tokens: 6, audio_tokens: 90 },
        output_tokens: 5,
      },
    }),
    row: {
      ...reported,
      usage: { input_tokens: 96, input_audio_tokens: 90, output_tokens: 5 },
      cost: [
        [6, rates.GPT_4O_TRANSCRIBE.text],
        [90, rates.GPT_4O_TRANSCRIBE.audio],
        [5, rates.GPT_4O_TRANSCRIBE.output],
      ],
    },
  },
  {
    ...writing,
    name: 'a recording written out as it is heard',
    ask: { model: 'gpt-4o-transcribe', stream: true },
    type: EVENTS,
    answer: chunks(
      { type: 'transcript.text.delta', delta: 'Hel' },
      { type: 'transcript.text.delta', delta: 'lo.' },
      {
        type: 'transcript.text.done',
        text: 'Hello.',
        usage: {
          type: 'tokens',
          total_tokens: 31,
          input_tokens: 28,
          input_token_details: { text_tokens: 0, audio_tokens: 28 },
          output_tokens: 3,
        },
      },
    ),
    row: {
      ...reported,
      usage: { input_tokens: 28, input_audio_tokens: 28, output_tokens: 3 },
      cost: [
        [28, rates.GPT_4O_TRANSCRIBE.audio],
        [3, rates.GPT_4O_TRANSCRIBE.output],
      ],
    },
  },
  {
    ...writing,
    name: 'a recording counted in seconds',
    ask: { model: 'whisper-1' },
    answer: JSON.stringify({ text: 'Hello.', usage: { type: 'duration', seconds: 61 } }),
    row: { ...reported, usage: { media_units: 61 }, cost: [[61, rates.WHISPER_SECOND]] },
  },
  {
    ...writing,
    name: 'a recording whose length is told beside its text',
    ask: { model: 'whisper-1', response_format: 'verbose_json' },
    answer: JSON.stringify({ task: 'transcribe', language: 'english', duration: 8.5, text: 'Hello.', segments: [] }),
    row: { ...reported, usage: { media_units: 8.5 }, cost: [[17, rates.WHISPER_SECOND / 2]] },
  },
  {
    ...speaking,
    name: 'speech in events, which report it',
    type: EVENTS,
    answer: chunks(
      { type: 'speech.audio.delta', audio: 'SUQzBAAAAAAA' },
      { type: 'speech.audio.done', usage: { input_tokens: 14, output_tokens: 101, total_tokens: 115 } },
    ),
    row: {
      ...reported,
      usage: { input_tokens: 14, output_tokens: 101 },
      cost: [
        [14, rates.GPT_4O_MINI_TTS.text],
        [101, rates.GPT_4O_MINI_TTS.output],
      ],
    },
  },
  {
    ...speaking,
    name: 'speech as a file, which tells nothing',
    type: 'audio/mpeg',
    answer: 'ID3 and so on',
    row: { source: 'none', usage: {}, cost: 'unpriced' },
  },
  {
    ...openai,
    name: 'a video, in seconds',
    path: '/v1/videos',
    ask: { model: 'sora-2', prompt: 'a parcel', seconds: '8' },
    answer: JSON.stringify({
      id: 'video_1',
      object: 'video',
      model: 'sora-2',
      status: 'queued',
      progress: 0,
      seconds: '8',
      size: '720x1280',
    }),
    row: { ...reported, model: 'sora-2', usage: { media_units: 8 }, cost: 'unpriced' },
  },
  {
    ...openai,
    name: 'a moderation',
    path: '/v1/moderations',
    ask: { model: 'omni-moderation-latest', input: 'Hi' },
    answer: JSON.stringify({ id: 'modr-1', model: 'omni-moderation-latest', results: [{ flagged: false }] }),
    row: { source: 'none', model: 'omni-moderation-latest', usage: {}, cost: 'free' },
  },
]
