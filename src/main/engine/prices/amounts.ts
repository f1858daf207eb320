import type { Usage } from '../../../shared/exchange-row.ts'
import type { Rate, RateName, Rates } from './rates.ts'

export type Amounts = Readonly<Partial<Record<RateName, number>>>

/**
 * Tokens, each counted once and under the rate that it goes at: our figures include one another (input what was cached,
 * output what was thought). null where they contradict each other, or do not say which rate a token goes at.
 */
export function tokensByRate(usage: Usage, { of, uncounted }: Rates): Amounts | null {
  const input = inputByRate(usage, of)
  const output = outputByRate(usage, of)
  if (uncounted || input === null || output === null) return null
  if (hidesFilm(usage.input_tokens, usage.input_image_tokens, of.input_image, of.input_video)) return null
  if (hidesFilm(usage.output_tokens, usage.output_image_tokens, of.output_image, of.output_video)) return null
  const amounts = { ...input, ...output }
  for (const [name, tokens] of Object.entries(amounts)) {
    if (tokens < 0 || (tokens > 0 && of[name as RateName] === undefined)) return null
  }
  return amounts
}

/** Pictures and film are one figure: that does where there is neither, or where they cost the same. */
function hidesFilm(all: number | null, pictures: number | null, image: Rate | undefined, video: Rate | undefined) {
  if (!video || !all || pictures === 0) return false
  return pictures === null || image?.price !== video.price
}

/** What has no rate of its own goes at the rate of what it is part of: nobody charges for cached input what is not listed. */
function inputByRate(usage: Usage, of: Rates['of']): Amounts | null {
  const all = usage.input_tokens ?? 0
  const read = of.cache_read ? (usage.cache_read_input_tokens ?? 0) : 0
  const written = of.cache_write ? (usage.cache_creation_input_tokens ?? 0) : 0
  const lasting = of.cache_write ? (usage.cache_creation_1h_input_tokens ?? 0) : 0
  const audio = of.input_audio ? (usage.input_audio_tokens ?? 0) : 0
  const image = of.input_image ? (usage.input_image_tokens ?? 0) : 0
  const others = all - read - written
  const readAudio = overlap(audio, read, usage.cache_read_input_audio_tokens, others - image)
  const readImage = overlap(image, read, usage.cache_read_input_image_tokens, others - audio)
  if (readAudio === null || readImage === null) return null
  return {
    input: others - (audio - readAudio) - (image - readImage),
    cache_read: read - readAudio - readImage,
    cache_audio_read: readAudio,
    cache_image_read: readImage,
    cache_write: written - lasting,
    cache_write_1h: lasting,
    input_audio: audio - readAudio,
    input_image: image - readImage,
  }
}

/** How much of a part was cached: as told, or where there is no choice; `uncached` is the room that is left outside. */
function overlap(part: number, read: number, told: number | null, uncached: number): number | null {
  if (part === 0 || read === 0) return 0
  if (told !== null) return told
  const least = Math.max(0, part - uncached)
  return least === Math.min(part, read) ? least : null
}

function outputByRate(usage: Usage, of: Rates['of']): Amounts | null {
  const all = usage.output_tokens ?? 0
  // A model that draws has most likely drawn: without the figure, its text and its pictures can't be told apart.
  if (of.output_image && all > 0 && usage.output_image_tokens === null) return null
  const audio = of.output_audio ? (usage.output_audio_tokens ?? 0) : 0
  const image = of.output_image ? (usage.output_image_tokens ?? 0) : 0
  const reasoning = of.output_reasoning ? (usage.reasoning_output_tokens ?? 0) : 0
  return {
    output: all - audio - image - reasoning,
    output_audio: audio,
    output_image: image,
    output_reasoning: reasoning,
  }
}
