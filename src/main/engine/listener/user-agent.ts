/** The first product of a user agent, without its version (`OpenAI/JS 6.1.0` → `OpenAI`); `other` for what is no product. */
export function toolOf(userAgent: string | undefined): string | null {
  if (userAgent === undefined || userAgent === '') return null
  const product = /^([A-Za-z][A-Za-z0-9._-]{0,39})(?:[/ ]|$)/.exec(userAgent)?.[1]
  return product ?? 'other'
}
