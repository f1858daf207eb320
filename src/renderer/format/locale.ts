/** Until it is set, the system's own. */
let locale: string | undefined

/** From now on figures and times are written as in this locale (BCP 47, such as de-AT). */
export function setLocale(next: string): void {
  locale = next
}

/** A formatter that follows the locale: made when it is first needed in one, for making one is slow, and kept. */
export function inLocale<T>(make: (locale: string | undefined) => T): () => T {
  let made: { readonly locale: string | undefined; readonly value: T } | undefined
  return () => {
    if (made === undefined || made.locale !== locale) made = { locale, value: make(locale) }
    return made.value
  }
}
