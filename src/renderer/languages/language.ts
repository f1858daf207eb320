import i18next from 'i18next'
import { type Language, type LanguageChoice, languageChoices } from '../../shared/languages.ts'
import { setLocale } from '../format/locale.ts'
import { setPhrases } from './engine-words.ts'
import { languages, loadLanguage } from './languages.ts'

/** A copy of the engine's setting, so that the first thing that is painted is in the right language already. */
const STORED_LANGUAGE = 'waybill.language'
let wanted: Language = 'en'

export function storedLanguage(): LanguageChoice {
  const stored = localStorage.getItem(STORED_LANGUAGE)
  return languageChoices.find((choice) => choice === stored) ?? 'system'
}

/** The first of the browser's languages that there are texts in; the choice itself where it is one. */
export function languageOf(choice: LanguageChoice, preferred: readonly string[]): Language {
  if (choice !== 'system') return choice
  for (const tag of preferred) {
    const found = languages.find((language) => isOf(tag, language))
    if (found !== undefined) return found
  }
  return 'en'
}

/** "de-AT" for whoever has set that and reads German: the words are the same, the figures are not. */
export function localeOf(language: Language, preferred: readonly string[]): string {
  return preferred.find((tag) => isOf(tag, language)) ?? (language === 'zh' ? 'zh-CN' : language)
}

/** Chinese of Taiwan or Hong Kong is another script: whoever reads that is better served by the next language they name. */
function isOf(tag: string, language: Language): boolean {
  // Chromium has en-US@posix where the system has no locale (LANG=C): no tag, and `Intl` throws at it.
  if (!/^[a-z0-9-]+$/i.test(tag)) return false
  const { language: own, script } = new Intl.Locale(tag).maximize()
  return own === language && (own !== 'zh' || script === 'Hans')
}

/** Has the page speak another language, without a reload. One whose texts can't be fetched leaves it as it is. */
export async function chooseLanguage(choice: LanguageChoice): Promise<void> {
  if (choice === 'system') localStorage.removeItem(STORED_LANGUAGE)
  else localStorage.setItem(STORED_LANGUAGE, choice)
  const language = languageOf(choice, navigator.languages)
  wanted = language
  const loaded = await loadLanguage(language).catch(() => null)
  // Another one was chosen while this one came.
  if (loaded === null || wanted !== language) return
  for (const [namespace, texts] of Object.entries(loaded.texts)) i18next.addResourceBundle(language, namespace, texts)
  setPhrases(loaded.phrases)
  setLocale(localeOf(language, navigator.languages))
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : language
  await i18next.changeLanguage(language)
}
