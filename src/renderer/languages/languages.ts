import type { Language } from '../../shared/languages.ts'
import type { LoadedLanguage } from './texts.ts'

const ENGLISH: LoadedLanguage = { texts: {}, phrases: {} }

/** Each one but English, which is in the page as what all others fall back on, comes as a file of its own when it is chosen. */
const loaders: Readonly<Record<Language, () => Promise<LoadedLanguage>>> = {
  en: async () => ENGLISH,
  de: async () => (await import('./de/de.ts')).german,
  zh: async () => (await import('./zh/zh.ts')).chinese,
}

export const languages = Object.keys(loaders) as readonly Language[]

export function loadLanguage(language: Language): Promise<LoadedLanguage> {
  return loaders[language]()
}
