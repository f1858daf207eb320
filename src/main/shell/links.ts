import { app } from 'electron'
import { LINK_SCHEME, linkIn, readLink } from './deep-link.ts'

/**
 * Makes links open this app, where it is installed: a program under development must not take them from it. Without the `--`
 * before the link that is often advised: behind it stands a command of `waybill`'s, and a web page writes the link. Switches
 * that follow one are refused by Electron itself (since CVE-2018-1000006).
 */
export function takeLinks(): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)
}

/** Where the link in a command line leads; undefined where there is none, or none that leads anywhere. */
export function placeIn(argv: readonly string[]): string | undefined {
  const link = linkIn(argv)
  return link === undefined ? undefined : (readLink(link) ?? undefined)
}

/** macOS hands links over as events, the first one before there is a window. */
export function hearLinks(open: (at: string) => void): void {
  app.on('open-url', (event, link) => {
    event.preventDefault()
    const at = readLink(link)
    if (at !== null) open(at)
  })
}
