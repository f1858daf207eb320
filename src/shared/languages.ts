/** What the dashboard and the tray speak; system: the first of the user's languages that there is. Commands speak English. */
export const languageChoices = ['system', 'en', 'de', 'zh'] as const
export type LanguageChoice = (typeof languageChoices)[number]
export type Language = Exclude<LanguageChoice, 'system'>

/** Each in its own words: whoever looks for theirs may not read the one that is on. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch', zh: '简体中文' }
