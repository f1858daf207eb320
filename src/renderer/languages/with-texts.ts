import i18next from 'i18next'

let texts: Promise<void> | undefined

/** Code whose words are not among the first screen's: it comes together with all late English texts. */
export async function withTexts<Code>(code: Promise<Code>): Promise<Code> {
  texts ??= addLateEnglish()
  const [loaded] = await Promise.all([code, texts])
  return loaded
}

/** Once for all screens: adding them takes as long as drawing a small one. */
async function addLateEnglish(): Promise<void> {
  try {
    const { lateEnglish } = await import('./late-english.ts')
    for (const [namespace, words] of Object.entries(lateEnglish)) i18next.addResourceBundle('en', namespace, words)
  } catch (thrown) {
    // No engine answers now: the next screen tries again.
    texts = undefined
    throw thrown
  }
}
