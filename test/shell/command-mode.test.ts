import { describe, expect, test } from 'vitest'
import { commandIn } from '../../src/main/shell/command-mode.ts'

describe('how the app was called', () => {
  test.each([
    ['alone', []],
    ['with options of the window', ['--demo', '--port', '4466', '--vault', 'memory']],
    ['by the session, at login', ['--hidden']],
    ['with a switch of Chromium', ['--no-sandbox', '--force-device-scale-factor=2']],
    ['by a link', ['waybill://usage']],
    ['by a link, as Windows hands it over', ['--allow-file-access-from-files', 'waybill://usage']],
    ['with a file that was dropped on it', ['/home/somebody/notes.txt']],
  ])('%s, it opens its window', (_, argv) => {
    expect(commandIn(argv)).toBeNull()
  })

  test.each([
    [
      ['status', '--json'],
      ['status', '--json'],
    ],
    [
      ['start', '--headless', '--port', '0'],
      ['start', '--headless', '--port', '0'],
    ],
    [
      ['run', '--', 'claude', '--version'],
      ['run', '--', 'claude', '--version'],
    ],
    [['--version'], ['--version']],
    [
      ['--home', '/data', 'token', 'codex'],
      ['--home', '/data', 'token', 'codex'],
    ],
    [
      ['--home=/data', 'token', 'codex'],
      ['--home=/data', 'token', 'codex'],
    ],
    // As an AppImage's launcher passes it on.
    [['--no-sandbox', 'status'], ['status']],
    // As resources/bin/waybill calls it.
    [
      ['--ozone-platform=headless', '--', 'key', 'create', 'x'],
      ['key', 'create', 'x'],
    ],
    [['--', '--version'], ['--version']],
    [
      ['--', 'run', '--', 'claude'],
      ['run', '--', 'claude'],
    ],
    // With no display asked for, there is none for a window.
    [['--ozone-platform=headless', '--'], []],
    // Nobody means a window by it.
    [['sttaus'], ['sttaus']],
  ])('with %j it is the command', (argv, command) => {
    expect(commandIn(argv)).toEqual(command)
  })
})
