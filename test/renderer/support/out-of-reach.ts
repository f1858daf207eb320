import type { Page } from 'playwright-core'

/** More stops than any screen has; a focus that never comes round would otherwise go on for ever. */
const MOST_STOPS = 400

/**
 * What can be clicked and not be come to by Tab, as the start of its HTML. Of a group that arrow keys move in (radios, tabs, a
 * grid's rows) one member is enough, and of links one that leads to the same place. A chart is passed over: its figures stand in
 * a table as well.
 */
export async function outOfReach(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const acts = (element: Element) => {
      const props = Object.entries(element).find(([name]) => name.startsWith('__reactProps$'))?.[1]
      return typeof props === 'object' && props !== null && 'onClick' in props && props.onClick !== undefined
    }
    const natural = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])'
    const group = (element: Element) =>
      element.closest(
        '[role=radiogroup], [role=tablist], [role=grid], [role=listbox], [role=menu], fieldset, [role=toolbar]',
      )
    for (const element of document.querySelectorAll('body *')) {
      const inert = element.matches(
        ':disabled, [aria-disabled=true], [aria-hidden=true], [aria-hidden=true] *, [inert] *',
      )
      if (element.closest('.recharts-wrapper')) continue
      if (
        inert ||
        !element.checkVisibility({ visibilityProperty: true }) ||
        !(element.matches(natural) || acts(element))
      )
        continue
      // A row that is clicked for what a link or a button within it does, a label for its field.
      if (!element.matches(natural) && (element.querySelector(natural) || element.closest(natural))) continue
      const place = group(element) ?? element
      place.setAttribute('data-wanted', '')
    }
    Object.assign(window, {
      stop: () => {
        const at = document.activeElement
        if (at === null || at === document.body) return 'out'
        // A date's field has several stops within.
        const seen = at.hasAttribute('data-stopped') && !at.hasAttribute('data-here')
        for (const before of document.querySelectorAll('[data-here]')) before.removeAttribute('data-here')
        at.setAttribute('data-stopped', '')
        at.setAttribute('data-here', '')
        for (let place: Element | null = at; place !== null; place = place.parentElement)
          place.removeAttribute('data-wanted')
        return seen ? 'round' : 'on'
      },
    })
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate('window.stop()')) === 'round') break
  }
  return page.evaluate(() => {
    const reached = new Set([...document.querySelectorAll('a[data-stopped]')].map((link) => link.getAttribute('href')))
    const left = [...document.querySelectorAll('[data-wanted]')]
      .filter((element) => !reached.has(element.getAttribute('href')))
      .map((element) => element.outerHTML.slice(0, 160))
    for (const mark of ['data-wanted', 'data-stopped', 'data-here']) {
      for (const element of document.querySelectorAll(`[${mark}]`)) element.removeAttribute(mark)
    }
    return left
  })
}
