import axe from 'axe-core'
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe has against the page as it is now. Run in the page itself: a page of its own for each look takes five times as long. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source)
  return page.evaluate(async (levels) => {
    const { violations: found } = await window.axe.run(document, { runOnly: levels, resultTypes: ['violations'] })
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
  }, LEVELS)
}

/** What reaches beyond the right edge and can't be scrolled to by itself. */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) =>
        element.getBoundingClientRect().right > innerWidth + 0.5 && element.closest('section[tabindex]') === null,
    )
    const scrolls = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []
    return [...scrolls, ...wide.map((element) => element.outerHTML.slice(0, 160))]
  })
}

/** Words that have less room than they need, where nobody chose that they may: of what is clicked, or heads something. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const named = 'nav a span, button, h1, h2, h3, label, th, [role=columnheader], [role=tab]'
    const found = new Set<string>()
    for (const element of document.querySelectorAll(named)) {
      const room = element.getBoundingClientRect()
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        const around = text.parentElement
        // What is only there to be heard, and what may be cut as the whole of it is in its title.
        if (room.width === 0 || around === null || around.clientWidth === 1) continue
        if (around.closest('.sr-only, [title]') !== null) continue
        const range = document.createRange()
        range.selectNodeContents(text)
        const { left, right } = range.getBoundingClientRect()
        const isShown = right > left
        if (isShown && (left < room.left - 1 || right > room.right + 1)) found.add(`cut off: ${element.textContent}`)
      }
    }
    return [...found]
  })
}
