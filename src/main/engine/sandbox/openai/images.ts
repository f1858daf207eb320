import type { ImageGenCompletedEvent, ImageGenPartialImageEvent, ImagesResponse } from 'openai/resources/images'
import { type Call, unixSeconds } from '../call.ts'
import { fieldOf } from '../form-file.ts'
import { asString } from '../json.ts'
import { PNG } from '../media.ts'
import { json, type Reply } from '../reply.ts'
import { tokensOf } from '../tokens.ts'
import { chatStreamError } from './errors.ts'

/** What gpt-image-1 counts for one square picture of low quality (platform.openai.com/docs/guides/image-generation). */
const IMAGE_TOKENS = 272

/** POST /v1/images/generations */
export function generateImage(call: Call): Reply {
  return draw(call, (name) => asString(call.json[name]) ?? String(call.json[name] ?? ''), 'image_generation', 0)
}

/** POST /v1/images/edits, multipart; the pictures that came count as input. */
export function editImage(call: Call): Reply {
  const pictures = ['image', 'image[]'].flatMap((name) => call.form?.getAll(name) ?? []).length
  return draw(call, (name) => fieldOf(call.form, name) ?? '', 'image_edit', pictures)
}

/** The usage that the sandbox reports for a picture; dall-e models report none. */
export function imageUsage(prompt: string, images: number, inputImages = 0): ImagesResponse.Usage {
  const text_tokens = tokensOf(prompt)
  const image_tokens = inputImages * IMAGE_TOKENS
  const input_tokens = text_tokens + image_tokens
  const output_tokens = images * IMAGE_TOKENS
  return {
    input_tokens,
    input_tokens_details: { image_tokens, text_tokens },
    output_tokens,
    total_tokens: input_tokens + output_tokens,
  }
}

function draw(call: Call, field: (name: string) => string, event: string, inputImages: number): Reply {
  const count = Math.min(10, Math.max(1, Number(field('n')) || 1))
  const usage = imageUsage(field('prompt'), count, inputImages)
  const b64_json = PNG.toString('base64')
  const created = unixSeconds()
  const look = { background: 'opaque', output_format: 'png', quality: 'low', size: '1024x1024' } as const
  if (field('stream') === 'true') {
    const partials = Array.from({ length: Number(field('partial_images')) || 0 }, (_, partial_image_index) => ({
      ...({ type: `${event}.partial_image`, b64_json, created_at: created, ...look } as Omit<
        ImageGenPartialImageEvent,
        'partial_image_index'
      >),
      partial_image_index,
    }))
    const completed = {
      type: `${event}.completed`,
      b64_json,
      created_at: created,
      ...look,
      usage,
    } as ImageGenCompletedEvent
    const frames = [...partials, completed].map((data) => ({ event: data.type, data }))
    return { kind: 'stream', format: 'sse', frames, errorFrame: chatStreamError }
  }
  const data = Array.from({ length: count }, () => ({ b64_json }))
  if (call.model.startsWith('dall-e')) return json({ created, data } satisfies ImagesResponse)
  return json({ created, ...look, data, usage } satisfies ImagesResponse)
}
