/**
 * Chromium does not navigate to a scheme that it does not know, so the page lives at https://bundle.app.localhost/ (a secure
 * context, answered from the shell's own protocol handler) and the shell is told app://bundle/.
 */
const PAGE = /^https:\/\/([a-z0-9-]+)\.app\.localhost(?=\/|$)/
const SHELL = /^app:\/\/([a-z0-9-]+)(?=\/|$)/

export function toPageUrl(shellUrl: string): string {
  return shellUrl.replace(SHELL, 'https://$1.app.localhost')
}

export function toShellUrl(pageUrl: string): string {
  return pageUrl.replace(PAGE, 'app://$1')
}

/** As WebFrameMain reports it: a standard custom scheme has an origin, a data: page has none. */
export function shellOrigin(shellUrl: string): string {
  return SHELL.exec(shellUrl)?.[0] ?? new URL(shellUrl).origin
}
