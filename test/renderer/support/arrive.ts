import type { Page } from 'playwright-core'

/** Goes to a screen by its address, and waits until its code is there: till then the one before it stays. */
export async function arriveAt(page: Page, route: string): Promise<void> {
  await page.evaluate(async (hash) => {
    if (location.hash === hash) return
    const heard = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }))
    location.hash = hash
    await heard
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  }, `#${route}`)
  await page.locator('main[aria-busy=false] h1').first().waitFor()
}
