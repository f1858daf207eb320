import type { Transcription, TranscriptionVerbose } from 'openai/resources/audio/transcriptions'
import { piecesOf } from '../answer.ts'
import type { Call } from '../call.ts'
import { fieldOf, fileOf } from '../form-file.ts'
import { bytes, json, type Reply, refuse } from '../reply.ts'
import { tokensOf } from '../tokens.ts'
import { chatStreamError } from './errors.ts'

export const TRANSCRIPT = 'This is the Waybill sandbox. It heard your recording, and keeps nothing of it.'
/** The sandbox takes a second of sound for 16,000 bytes, and ten audio tokens for a second. */
const BYTES_PER_SECOND = 16_000

/** POST /v1/audio/transcriptions, multipart. */
export async function transcribe(call: Call): Promise<Reply> {
  const file = await fileOf(call.form, 'file')
  if (!file) return refuse({ what: 'field_missing', field: 'file' })
  const usage = transcriptionUsage(call.model, file.content.byteLength)
  if (fieldOf(call.form, 'stream') === 'true') {
    const deltas = piecesOf(TRANSCRIPT).map((delta) => ({ type: 'transcript.text.delta', delta }))
    const frames = [...deltas, { type: 'transcript.text.done', text: TRANSCRIPT, usage }].map((data) => ({ data }))
    return { kind: 'stream', format: 'sse', frames, errorFrame: chatStreamError }
  }
  const seconds = secondsOf(file.content.byteLength)
  switch (fieldOf(call.form, 'response_format')) {
    case 'text':
      return bytes(Buffer.from(`${TRANSCRIPT}\n`), 'text/plain; charset=utf-8')
    case 'srt':
      return bytes(Buffer.from(`1\n00:00:00,000 --> 00:00:01,000\n${TRANSCRIPT}\n\n`), 'text/plain; charset=utf-8')
    case 'vtt':
      return bytes(
        Buffer.from(`WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n${TRANSCRIPT}\n\n`),
        'text/plain; charset=utf-8',
      )
    case 'verbose_json':
      return json({ ...verbose(seconds), task: 'transcribe', usage: { type: 'duration', seconds } })
    default:
      return json({ text: TRANSCRIPT, usage } satisfies Transcription)
  }
}

/** whisper-1 is paid by the second, the newer models by the token. */
export function transcriptionUsage(model: string, size: number): Transcription.Tokens | Transcription.Duration {
  const seconds = secondsOf(size)
  if (model.startsWith('whisper')) return { type: 'duration', seconds }
  const audio_tokens = seconds * 10
  const output_tokens = tokensOf(TRANSCRIPT)
  return {
    type: 'tokens',
    input_tokens: audio_tokens,
    input_token_details: { text_tokens: 0, audio_tokens },
    output_tokens,
    total_tokens: audio_tokens + output_tokens,
  }
}

function secondsOf(size: number): number {
  return Math.max(1, Math.ceil(size / BYTES_PER_SECOND))
}

function verbose(duration: number): TranscriptionVerbose {
  const segment = {
    id: 0,
    seek: 0,
    start: 0,
    end: duration,
    text: TRANSCRIPT,
    tokens: [50364],
    temperature: 0,
    avg_logprob: -0.2,
    compression_ratio: 1.1,
    no_speech_prob: 0.01,
  }
  return { language: 'english', duration, text: TRANSCRIPT, segments: [segment] }
}
