import { shell } from 'electron'
import type { ControlClient } from '../../shared/contract/contract.ts'

/** Two clicks are never as close together; a page that would write by opening tabs gets a bit a second at most. */
const APART_MS = 1_000

export interface ExternalLinks {
  /** The addresses that the page shows as links, by the engine's word. */
  learn(client: ControlClient): Promise<void>
  /** Opens it in the user's browser if it is one of those, to the letter; all else is dropped. `isLookedAt`: the window has the focus. */
  open(url: string, isLookedAt: boolean): void
}

export function createExternalLinks(now: () => number = () => performance.now()): ExternalLinks {
  let known: ReadonlySet<string> = new Set()
  let last = Number.NEGATIVE_INFINITY
  return {
    async learn(client) {
      const links = await client.system.links()
      // As Chromium writes them: what is compared is what is opened.
      known = new Set(links.filter((link) => link.startsWith('https://')).map((link) => new URL(link).href))
    },
    open(url, isLookedAt) {
      if (!known.has(url) || !isLookedAt || now() - last < APART_MS) return
      last = now()
      void shell.openExternal(url).catch(() => {})
    },
  }
}
