/**
 * What totals count, of exchanges that have ended. All are whole numbers, so that what was added can be taken off again to
 * the last unit: `media_milli_units` are thousandths of an image or of a second.
 */
export const figures = [
  'requests',
  'errors',
  'priced_requests',
  'unpriced_requests',
  'free_requests',
  /** Requests whose tokens nobody reported: Waybill's own estimate. */
  'estimated_requests',
  'input_tokens',
  'output_tokens',
  'cache_read_input_tokens',
  'cache_creation_input_tokens',
  'cache_creation_1h_input_tokens',
  'reasoning_output_tokens',
  'input_audio_tokens',
  'output_audio_tokens',
  'media_milli_units',
  'cost_nano_usd',
  'attempts',
  'request_bytes',
  'response_bytes',
] as const

export type Figure = (typeof figures)[number]
