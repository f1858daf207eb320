import i18next from 'i18next'

/** Code whose words are not among the first screen's: it comes together with all late English texts. */
export async function withTexts<Code>(code: Promise<Code>): Promise<Code> {
  const [loaded, { lateEnglish }] = await Promise.all([code, import('./late-english.ts')])
  for (const [namespace, texts] of Object.entries(lateEnglish)) i18next.addResourceBundle('en', namespace, texts)
  return loaded
}
