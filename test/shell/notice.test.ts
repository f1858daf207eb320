import { describe, expect, test } from 'vitest'
import {
  createNotifier,
  MOST_OFTEN_MS,
  type Notice,
  plainBody,
  screenOf,
  wordsOf,
} from '../../src/main/shell/notice.ts'
import { speechIn } from '../../src/main/shell/texts/texts.ts'
import type { NotificationKind } from '../../src/shared/notification-kinds.ts'
import { screens } from '../../src/shared/screens.ts'

const notices: Readonly<Record<NotificationKind, Notice>> = {
  limit_near: { kind: 'limit_near', percent: 80, window: 'month', whose: { scope: 'key', name: 'Editor' } },
  provider_failing: { kind: 'provider_failing', provider: 'openai' },
  vault_locked: { kind: 'vault_locked' },
  key_suspended: { kind: 'key_suspended', name: 'Editor' },
  model_deprecated: { kind: 'model_deprecated', model: 'gpt-4', provider: 'openai' },
  update_ready: { kind: 'update_ready', version: '0.2.0' },
}
const all = Object.values(notices)

function watched() {
  let now = 1_000
  let off: NotificationKind[] = []
  const shown: Notice[] = []
  const tell = createNotifier({ now: () => now, off: () => off, show: (notice) => shown.push(notice) })
  return {
    tell,
    shown,
    pass(ms: number) {
      now += ms
    },
    switchOff(...kinds: NotificationKind[]) {
      off = kinds
    },
  }
}

describe('how often one is told', () => {
  test.each(all)('$kind: once an hour', (notice) => {
    const { tell, shown, pass } = watched()
    tell(notice)
    pass(MOST_OFTEN_MS - 1)
    tell(notice)
    expect(shown).toEqual([notice])
    pass(1)
    tell(notice)
    expect(shown).toEqual([notice, notice])
  })

  test('one kind does not keep another one quiet', () => {
    const { tell, shown } = watched()
    for (const notice of [...all, ...all]) tell(notice)
    expect(shown).toEqual(all)
  })

  test.each(all)('$kind: never while it is switched off, and at once when it is on again', (notice) => {
    const { tell, shown, switchOff } = watched()
    switchOff(notice.kind)
    for (const one of all) tell(one)
    expect(shown).toEqual(all.filter(({ kind }) => kind !== notice.kind))
    switchOff()
    tell(notice)
    expect(shown).toContain(notice)
  })
})

describe('what it says', () => {
  const speeches = (['en', 'de', 'zh'] as const).map((language) => [language, speechIn(language, [])] as const)

  test.each(speeches)('in %s, with the names that it is about', (_language, { texts }) => {
    const said = all.map((notice) => Object.values(wordsOf(notice, texts)).join(' '))
    expect(said).toEqual([
      expect.stringMatching(/80.*Editor/s),
      expect.stringContaining('openai'),
      expect.any(String),
      expect.stringContaining('Editor'),
      expect.stringMatching(/gpt-4.*openai/s),
      expect.stringContaining('0.2.0'),
    ])
    expect(new Set(said).size).toBe(said.length)
  })

  test('a budget that is spent is not called nearly spent', () => {
    const { texts } = speechIn('en', [])
    const spent: Notice = { kind: 'limit_near', percent: 100, window: 'day', whose: null }
    expect(wordsOf(spent, texts)).toEqual({
      title: 'A budget is spent',
      body: 'Today’s budget of all client keys together.',
    })
  })

  test.each(all)('$kind: a click leads to a screen that there is', (notice) => {
    const paths: readonly string[] = Object.values(screens).map(({ path }) => path)
    expect(paths).toContain(screenOf(notice).split('?')[0])
  })
})

test('a name with marks of HTML in it is shown as it is: Linux reads some in a notification’s text', () => {
  const name = '<img src="http://127.0.0.1/x">a & b'
  expect(plainBody(name, 'linux')).toBe('&lt;img src="http://127.0.0.1/x"&gt;a &amp; b')
  expect(plainBody(name, 'darwin')).toBe(name)
  expect(plainBody(name, 'win32')).toBe(name)
})
