import type { Language, LanguageChoice } from '../../../shared/languages.ts'
import { de } from './de.ts'
import { en, type Texts } from './en.ts'
import { zh } from './zh.ts'

export type { Texts } from './en.ts'

const TEXTS: Readonly<Record<Language, Texts>> = { en, de, zh }

export interface Speech {
  readonly texts: Texts
  /** For figures: "de-AT" writes them in its own way. */
  readonly locale: string
}

/** The language that was chosen, else the system's where there are texts in it. `preferred`: BCP 47 tags, the best first. */
export function speechIn(choice: LanguageChoice, preferred: readonly string[]): Speech {
  const language = choice === 'system' ? firstOf(preferred) : choice
  const locale = preferred.find((tag) => languageOf(tag) === language) ?? (language === 'zh' ? 'zh-CN' : language)
  return { texts: TEXTS[language], locale }
}

function firstOf(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = languageOf(tag)
    if (language !== null) return language
  }
  return 'en'
}

/** The page decides in the same way: Chinese of Taiwan or Hong Kong is another script. */
function languageOf(tag: string): Language | null {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    const known = (Object.keys(TEXTS) as Language[]).find((one) => one === language)
    return known === undefined || (known === 'zh' && script !== 'Hans') ? null : known
  } catch {
    // Linux may call its locale "C".
    return null
  }
}

/** As the page writes a sum: cents from ten cents on, four places below. */
export function dollars(nanoUsd: number, locale: string): string {
  const usd = nanoUsd / 1e9
  const places = usd === 0 || usd >= 0.1 ? 2 : 4
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(usd)
}
