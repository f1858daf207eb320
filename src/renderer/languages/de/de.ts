import type { LoadedLanguage } from '../texts.ts'

export const german: LoadedLanguage = { texts: {}, phrases: {} }
