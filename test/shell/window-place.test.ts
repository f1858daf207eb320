import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { fitPlace, keepPlace, readPlace } from '../../src/main/shell/window-place.ts'

const directory = mkdtempSync(join(tmpdir(), 'wb-place-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const screen = { x: 0, y: 25, width: 1920, height: 1055 }
const second = { x: 1920, y: 0, width: 1280, height: 1024 }
const kept = { x: 100, y: 80, width: 1000, height: 700, maximised: false }

describe('where a window opens again', () => {
  test.each([
    ['where it was', {}, [screen], { x: 100, y: 80, width: 1000, height: 700 }],
    ['on the other display', { x: 2000 }, [screen, second], { x: 2000, y: 80, width: 1000, height: 700 }],
    ['anywhere, where that display is gone', { x: 2000 }, [screen], { width: 1000, height: 700 }],
    ['partly outside, as it was left', { x: -700 }, [screen], { x: -700, y: 80, width: 1000, height: 700 }],
    ['anywhere, where only a sliver of it would be seen', { x: -950 }, [screen], { width: 1000, height: 700 }],
    ['anywhere, where it would hang below', { y: 1050 }, [screen], { width: 1000, height: 700 }],
    ['below the menu bar', { y: 0 }, [screen], { x: 100, y: 25, width: 1000, height: 700 }],
    [
      'no larger than its display',
      { width: 4000, height: 3000 },
      [screen],
      { x: 100, y: 80, width: 1920, height: 1055 },
    ],
    ['no smaller than it can be', { width: 3, height: 3 }, [second], { width: 720, height: 480 }],
    ['anywhere, where no display is known', {}, [], { width: 1000, height: 700 }],
  ])('%s', (_where, change, displays, expected) => {
    expect(fitPlace({ ...kept, ...change }, displays)).toEqual(expected)
  })
})

describe('what is kept of it', () => {
  test('comes back, and nobody else can read it', () => {
    const file = join(directory, 'kept.json')
    keepPlace(file, { ...kept, maximised: true })

    expect(readPlace(file)).toEqual({ ...kept, maximised: true })
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test.each([
    '',
    '{',
    '[]',
    'null',
    '{"x":0}',
    '{"x":0,"y":0,"width":-5,"height":1e999,"maximised":1}',
    '"app://bundle"',
  ])('%j is no place', (text) => {
    const file = join(directory, 'broken.json')
    writeFileSync(file, text)
    expect(readPlace(file)).toBeNull()
  })

  test('a folder that can’t be written costs nothing', () => {
    expect(() => keepPlace(join(directory, 'gone', 'place.json'), kept)).not.toThrow()
    expect(readPlace(join(directory, 'gone', 'place.json'))).toBeNull()
  })
})
