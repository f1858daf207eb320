import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { common } from '../components/strings.en.ts'
import { clientKeys } from '../features/client-keys/strings.en.ts'
import { connect } from '../features/connect/strings.en.ts'
import { welcome } from '../features/connect/welcome/strings.en.ts'
import { fieldNames } from '../features/live/field-names.en.ts'
import { live } from '../features/live/strings.en.ts'
import { overview } from '../features/overview/strings.en.ts'
import { privacy } from '../features/privacy/strings.en.ts'
import { providers } from '../features/providers/strings.en.ts'
import { settings } from '../features/settings/strings.en.ts'
import { usage } from '../features/usage/strings.en.ts'
import { chooseLanguage, storedLanguage } from '../languages/language.ts'
import { app } from './strings.en.ts'

/** One namespace for each feature, so that a feature's texts live beside it. */
export const english = {
  common,
  app,
  overview,
  live,
  fields: fieldNames,
  usage,
  providers,
  clientKeys,
  connect,
  welcome,
  privacy,
  settings,
}

/** Resolves once the language that was chosen last is there: nothing is painted in another one before. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'common',
    ns: Object.keys(english),
    resources: { en: english },
    // React escapes text by itself.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await chooseLanguage(storedLanguage())
}
