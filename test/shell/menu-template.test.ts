import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { menuTemplate } from '../../src/main/shell/menu-template.ts'
import { speechIn } from '../../src/main/shell/texts/texts.ts'
import { screens as pageScreens, settingsScreen } from '../../src/renderer/app/screens.ts'
import { screens } from '../../src/shared/screens.ts'

const { texts } = speechIn('en', [])
const submenu = (item: MenuItemConstructorOptions | undefined) => (item?.submenu ?? []) as MenuItemConstructorOptions[]
const labels = (items: readonly MenuItemConstructorOptions[]) => items.map(({ label, role }) => label ?? role ?? '-')
const every = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...every(submenu(item))])

function menuOn(platform: NodeJS.Platform, packaged = true) {
  const opened: string[] = []
  const menu = menuTemplate({ platform, packaged }, texts, (at) => opened.push(at))
  const under = (label: string) => submenu(menu.find((item) => item.label === label))
  return { menu, under, opened }
}

describe('the menus', () => {
  test('macOS has the app’s own menu first, with the settings where everybody looks for them', () => {
    const { menu, under } = menuOn('darwin')
    expect(labels(menu)).toEqual(['Waybill', 'File', 'Edit', 'View', 'Go', 'Window', 'Help'])
    expect(labels(under('Waybill')).slice(0, 4)).toEqual(['About Waybill', '-', 'Settings…', '-'])
    expect(labels(under('File'))).toEqual(['Close window'])
  })

  test.each(['linux', 'win32'] as const)('%s has settings and the end under File', (platform) => {
    const { menu, under } = menuOn(platform)
    expect(labels(menu)).toEqual(['File', 'Edit', 'View', 'Go', 'Window', 'Help'])
    expect(labels(under('File'))).toEqual(['Settings…', '-', 'Close window', 'Quit Waybill'])
  })

  test('Go leads to each screen, in the page’s own order and with its keys', () => {
    const { under, opened } = menuOn('linux')
    const go = under('Go')
    for (const item of go) item.click?.({} as never, undefined, {} as never)
    expect(opened).toEqual(pageScreens.map(({ to }) => to))
    expect(go.map(({ accelerator }) => accelerator)).toEqual(go.map((_, place) => `CommandOrControl+${place + 1}`))
    // The page knows whether a dialog is open, and has the keys; the menu only shows them.
    expect(go.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true)
  })

  test.each(['darwin', 'linux'] as const)('%s: every item speaks the language that is chosen', (platform) => {
    const german = menuTemplate({ platform, packaged: true }, speechIn('de', []).texts, () => {})
    const english = every(menuOn(platform).menu).map(({ label }) => label)
    const same = every(german).filter(({ label }, place) => label !== undefined && label === english[place])

    expect(every(german).filter(({ label, type }) => label === undefined && type !== 'separator')).toEqual([])
    expect(labels(same)).toEqual(platform === 'darwin' ? ['Waybill', 'Live'] : ['Live'])
  })

  test('the developer tools are for developers', () => {
    expect(labels(menuOn('linux', false).under('View'))).toContain('toggleDevTools')
    expect(labels(menuOn('linux', true).under('View'))).not.toContain('toggleDevTools')
    expect(labels(menuOn('linux', true).under('View'))).not.toContain('reload')
  })
})

test('links and menus know exactly the screens that the page has', () => {
  expect(Object.values(screens).map(({ path }) => path)).toEqual([...pageScreens, settingsScreen].map(({ to }) => to))
})
