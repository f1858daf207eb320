import { expect, test } from 'vitest'
import { readArguments } from '../../src/main/shell/start-options.ts'

test('the desktop knows the options of waybill start that make sense with a window', () => {
  expect(readArguments(['--demo', '--port', '0', '--vault=sealed'])).toEqual({ demo: true, port: 0, vault: 'sealed' })
})

test('Chromium’s own switches are left to it', () => {
  expect(readArguments(['--no-sandbox', '--enable-logging=stderr', 'file'])).toEqual({})
})

test.each([
  [['--port', 'abc']],
  [['--port', '']],
  [['--port', '65536']],
  [['--port', '-1']],
  [['--port']],
  [['--vault', 'plain']],
  [['--vault']],
])('%s is refused', (argv) => {
  expect(() => readArguments(argv)).toThrow(expect.objectContaining({ code: 'invalid_input' }))
})
