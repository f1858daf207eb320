import type { Call } from '../call.ts'
import { asString } from '../json.ts'
import { MP3, pcmSilence, wavSilence } from '../media.ts'
import { bytes, type Reply } from '../reply.ts'
import { tokensOf } from '../tokens.ts'
import { chatStreamError } from './errors.ts'

/** POST /v1/audio/speech: bytes, or with `stream_format: sse` events that end with the usage. */
export function speech(call: Call): Reply {
  const format = asString(call.json.response_format) ?? 'mp3'
  const [type, sound] = soundOf(format)
  if (call.json.stream_format !== 'sse') return bytes(sound, type)
  const input_tokens = tokensOf(asString(call.json.input) ?? '')
  const output_tokens = input_tokens * 4
  const usage = { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens }
  const frames = [
    { data: { type: 'speech.audio.delta', audio: sound.toString('base64') } },
    { data: { type: 'speech.audio.done', usage } },
  ]
  return { kind: 'stream', format: 'sse', frames, errorFrame: chatStreamError }
}

/** Opus, AAC and FLAC have their type but the MP3's silence: nobody plays the sandbox. */
function soundOf(format: string): readonly [contentType: string, sound: Buffer] {
  switch (format) {
    case 'wav':
      return ['audio/wav', wavSilence(1)]
    case 'pcm':
      return ['audio/pcm', pcmSilence(1)]
    case 'opus':
    case 'aac':
    case 'flac':
      return [`audio/${format}`, MP3]
    default:
      return ['audio/mpeg', MP3]
  }
}
