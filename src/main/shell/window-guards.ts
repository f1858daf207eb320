import { app, BrowserWindow, type Session } from 'electron'
import type { ExternalLinks } from './external-links.ts'
import { isOwn, mayLoad, type OwnPage } from './own-page.ts'

/** For every page that will ever exist in this app, not only for those we make. A link of ours opens elsewhere, or not at all. */
export function guardContents(page: OwnPage, openLink: ExternalLinks['open']): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      const isLookedAt = BrowserWindow.fromWebContents(contents)?.isFocused() ?? false
      if (isOwn(page, contents.getURL())) openLink(url, isLookedAt)
      return { action: 'deny' }
    })
    // A link or a redirect must not turn our window, preload and all, into someone else's page.
    const refuseForeign = (event: Electron.Event<{ url: string }>) => {
      if (!isOwn(page, event.url)) event.preventDefault()
    }
    contents.on('will-navigate', refuseForeign)
    contents.on('will-redirect', refuseForeign)
    contents.on('will-frame-navigate', refuseForeign)
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

/** Copying to the clipboard is the one permission that the app uses: without it "copy" fails silently (electron#37158). */
function isAllowed(page: OwnPage, permission: string, requester: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwn(page, requester)
}

export function guardSession(session: Session, page: OwnPage): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(details.isMainFrame && isAllowed(page, permission, details.requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(page, permission, origin))
  session.setDevicePermissionHandler(() => false)
  // Chromium would fetch dictionaries from the internet.
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayLoad(page, details.url) }))
}
