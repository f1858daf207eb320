import type { LoadedLanguage } from '../texts.ts'

export const chinese: LoadedLanguage = { texts: {}, phrases: {} }
