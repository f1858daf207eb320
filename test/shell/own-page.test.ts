import { describe, expect, test } from 'vitest'
import { isOwn, isOwnFrame, mayLoad, ownPage } from '../../src/main/shell/own-page.ts'

const bundle = ownPage(true, undefined)
const development = ownPage(false, 'http://localhost:5173')

test('a packaged app never takes its page from the environment', () => {
  expect(ownPage(true, 'http://evil.test')).toEqual({ url: 'app://bundle/', origin: 'app://bundle' })
})

describe('what counts as our own page', () => {
  test.each(['app://bundle', 'app://bundle/', 'app://bundle/live?tool=aider'])('%s does', (url) => {
    expect(isOwn(bundle, url)).toBe(true)
  })

  test.each([
    'app://bundle.evil.test/',
    'app://bundleevil/',
    'app://other/',
    'https://bundle/',
    'file:///etc/passwd',
    'data:text/html,x',
    'about:blank',
    '',
  ])('%s does not', (url) => {
    expect(isOwn(bundle, url)).toBe(false)
  })
})

describe('what the window may load', () => {
  test.each(['app://bundle/assets/index.js', 'data:image/png;base64,AA==', 'blob:app://bundle/1'])('%s', (url) => {
    expect(mayLoad(bundle, url)).toBe(true)
  })

  test.each([
    'https://fonts.example.test/a.woff2',
    'http://127.0.0.1:4466/',
    'ws://localhost:5173/',
    'file:///etc/passwd',
  ])('not %s', (url) => {
    expect(mayLoad(bundle, url)).toBe(false)
  })

  test('the development server’s live reload, in development only', () => {
    expect(mayLoad(development, 'ws://localhost:5173/?token=x')).toBe(true)
    expect(mayLoad(development, 'http://localhost:5174/')).toBe(false)
  })
})

describe('who may ask for a port', () => {
  test('the main frame, while it shows our page', () => {
    expect(isOwnFrame(bundle, { origin: 'app://bundle', parent: null })).toBe(true)
  })

  test.each([
    ['a frame inside of it', { origin: 'app://bundle', parent: {} as Electron.WebFrameMain }],
    ['another page', { origin: 'https://evil.test', parent: null }],
    ['a page without an origin', { origin: 'null', parent: null }],
    ['a page that has gone', null],
  ])('not %s', (_who, frame) => {
    expect(isOwnFrame(bundle, frame)).toBe(false)
  })
})
