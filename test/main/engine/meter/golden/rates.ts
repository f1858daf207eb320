/**
 * Dollars for a million tokens, copied by hand from the providers' own pages in November 2026: openai.com/api/pricing,
 * claude.com/pricing, ai.google.dev/gemini-api/docs/pricing, and those named. Not taken from the price list: that is what is tested.
 */
export const GPT_5_MINI = { input: 0.25, cached: 0.025, output: 2 }
export const GPT_5 = { input: 1.25, cached: 0.125, output: 10 }
export const GPT_35_INSTRUCT = { input: 1.5, output: 2 }
export const EMBEDDING_SMALL = { input: 0.02 }
export const GPT_IMAGE_1 = { text: 5, image: 10, output: 40 }
export const GPT_IMAGE_15 = { text: 5, image: 8, outputText: 10, outputImage: 32 }
export const GPT_4O_TRANSCRIBE = { text: 2.5, audio: 6, output: 10 }
export const GPT_4O_MINI_TTS = { text: 0.6, output: 12 }
export const GPT_AUDIO = { text: 2.5, audio: 32, output: 10, outputAudio: 64 }
export const GPT_REALTIME = { text: 4, audio: 32, cached: 0.4, output: 16, outputAudio: 64 }
/** $0.006 a minute, in dollars for a million seconds. */
export const WHISPER_SECOND = 100
/** $10 for a thousand searches, in dollars for a million. */
export const WEB_SEARCH = 10_000

/** Beyond 200,000 tokens of input, all of a request goes at the second price. */
export const SONNET_45 = { input: 3, write5m: 3.75, write1h: 6, read: 0.3, output: 15 }
export const SONNET_45_LONG = { input: 6, read: 0.6, output: 22.5 }

export const GEMINI_25_PRO = { input: 1.25, cached: 0.125, output: 10 }
export const GEMINI_25_PRO_LONG = { input: 2.5, cached: 0.25, output: 15 }
export const GEMINI_25_FLASH = { text: 0.3, audio: 1, cached: 0.03, cachedAudio: 0.1, output: 2.5 }
export const GEMINI_25_FLASH_IMAGE = { input: 0.3, output: 2.5, outputImage: 30 }
export const GEMINI_EMBEDDING = { input: 0.15 }

/** docs.x.ai/docs/models */
export const GROK_4 = { input: 3, cached: 0.75, output: 15 }
/** groq.com/pricing */
export const LLAMA_33_ON_GROQ = { input: 0.59, output: 0.79 }
/** mistral.ai/pricing */
export const MISTRAL_SMALL = { input: 0.1, output: 0.3 }
/** platform.moonshot.ai/docs/pricing/chat */
export const KIMI_K2 = { input: 0.6, cached: 0.15, output: 2.5 }
