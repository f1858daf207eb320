/** The one document that the window shows, and the one origin that is trusted. */
export interface OwnPage {
  readonly url: string
  readonly origin: string
}

const BUNDLE: OwnPage = { url: 'app://bundle/', origin: 'app://bundle' }

/** electron-vite's development server names itself in the environment; a packaged app never listens to that. */
export function ownPage(packaged: boolean, developmentUrl: string | undefined): OwnPage {
  if (packaged || !developmentUrl) return BUNDLE
  return { url: developmentUrl, origin: new URL(developmentUrl).origin }
}

export function isBundle(page: OwnPage): boolean {
  return page === BUNDLE
}

/** String comparison on purpose: URL gives custom schemes the origin "null", which would make them all alike. */
export function isOwn(page: OwnPage, url: string): boolean {
  return url === page.origin || url.startsWith(`${page.origin}/`)
}

/** What the window may load: itself, what it made itself, its developer tools. Everything else is refused before any lookup. */
export function mayLoad(page: OwnPage, url: string): boolean {
  if (isOwn(page, url) || /^(data|blob|devtools):/.test(url)) return true
  return !isBundle(page) && isOwn({ ...page, origin: page.origin.replace(/^http/, 'ws') }, url)
}

/** Who speaks: only the main frame of a window, and only while it shows our own document. */
export function isOwnFrame(page: OwnPage, frame: Pick<Electron.WebFrameMain, 'origin' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === page.origin
}
