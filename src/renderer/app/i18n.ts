import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { firstEnglish } from '../languages/first-english.ts'
import { chooseLanguage, storedLanguage } from '../languages/language.ts'

/** Resolves once the language that was chosen last is there: nothing is painted in another one before. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'common',
    ns: Object.keys(firstEnglish),
    resources: { en: firstEnglish },
    // React escapes text by itself.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await chooseLanguage(storedLanguage())
}
