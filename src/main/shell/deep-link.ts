import { type ScreenName, screens } from '../../shared/screens.ts'

export const LINK_SCHEME = 'waybill'

const MOST_CHARACTERS = 300
/** No escapes, no fragment, no user, no port: a link that needs one of them is not ours. */
const LINK = /^waybill:\/\/([a-z-]{1,20})\/?(?:\?([\w.~:/=&-]+))?$/
const PART = /^([a-z]{1,12})=([\w.~:/-]{1,100})$/

/**
 * Where a link leads, as the page's own address behind `#`; null for whatever is not exactly a screen and what can be looked
 * at there. Any web page can have one opened: it may show a screen, and nothing else.
 */
export function readLink(link: string): string | null {
  if (link.length > MOST_CHARACTERS) return null
  const [, name = '', query = ''] = LINK.exec(link) ?? []
  if (!Object.hasOwn(screens, name)) return null
  const { path, search } = screens[name as ScreenName]
  if (query === '') return link.includes('?') ? null : path
  const seen = new Set<string>()
  for (const part of query.split('&')) {
    const key = PART.exec(part)?.[1]
    if (key === undefined || seen.has(key) || !search.some((known) => known === key)) return null
    seen.add(key)
  }
  return `${path}?${query}`
}

/** The first link in a command line. Windows and Linux hand it over that way, amid switches of Chromium's. */
export function linkIn(argv: readonly string[]): string | undefined {
  return argv.find((argument) => argument.startsWith(`${LINK_SCHEME}:`))
}
