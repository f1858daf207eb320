import type { Phrases } from './engine-words.ts'

/** The `_one` of a plural; a key that merely ends so has no `_other` beside it. */
type Singular<English> = {
  [Key in keyof English]: Key extends `${infer Name}_one`
    ? `${Name}_other` extends keyof English
      ? Key
      : never
    : never
}[keyof English]

/** The texts of one namespace in another language: every key of the English ones, so that a missing one does not compile. */
export type Texts<English> = { readonly [Key in keyof English]: string }

/** The same for a language without a singular, such as Chinese: i18next asks for `_other` only. */
export type TextsWithoutSingular<English> = Texts<Omit<English, Singular<English>>>

/** By namespace: a language that lacks one, or a text of one, does not compile. */
export type AllTexts<English> = { readonly [Namespace in keyof English]: Texts<English[Namespace]> }
export type AllTextsWithoutSingular<English> = {
  readonly [Namespace in keyof English]: TextsWithoutSingular<English[Namespace]>
}

/** What comes when a language is chosen. */
export interface LoadedLanguage {
  /** By namespace; English is where every one of them is declared. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly phrases: Phrases
}
