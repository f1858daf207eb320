import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const directory = resolve(import.meta.dirname, '../../resources/tray')
const SIZES: Readonly<Record<string, number>> = {
  '.png': 16,
  '@2x.png': 32,
  '-linux.png': 24,
  'Template.png': 16,
  'Template@2x.png': 32,
}

/** Width and height, as the head of a PNG has them. */
function sizeOf(file: string): readonly number[] {
  const png = readFileSync(join(directory, file))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

test('each state of the tray has its picture for each system: npm run icons', () => {
  const marks = ['running', 'paused', 'trouble', 'off']
  const expected = marks.flatMap((mark) => Object.entries(SIZES).map(([ending, size]) => [`${mark}${ending}`, size]))
  const files = readdirSync(directory).filter((name) => name.endsWith('.png'))

  expect(files.sort()).toEqual(expected.map(([name]) => name).sort())
  for (const [name, size] of expected) expect([name, ...sizeOf(String(name))]).toEqual([name, size, size])
})
