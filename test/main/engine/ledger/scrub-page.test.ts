import { expect, test } from 'vitest'
import { gapOf } from '../../../../src/main/engine/ledger/scrub-page.ts'

const format = { pageSize: 4096, usable: 4096 }

function page(kind: number, cells: number, content: number, header = 0): Buffer {
  const bytes = Buffer.alloc(4096, 0xee)
  bytes.writeUInt8(kind, header)
  bytes.writeUInt16BE(cells, header + 3)
  bytes.writeUInt16BE(content, header + 5)
  return bytes
}

test.each([
  ['a leaf of a table', 0x0d, 8],
  ['a leaf of an index', 0x0a, 8],
  ['an inner page of a table', 0x05, 12],
  ['an inner page of an index', 0x02, 12],
])('the gap of %s lies between its list of cells and its cells', (_, kind, header) => {
  expect(gapOf(page(kind, 3, 1000), 3, format)).toEqual({ start: header + 6, end: 1000 })
  expect(gapOf(page(kind, 0, 4096), 3, format)).toEqual({ start: header, end: 4096 })
})

test("the first page has the file's header in front", () => {
  expect(gapOf(page(0x0d, 1, 500, 100), 1, format)).toEqual({ start: 110, end: 500 })
})

test('a full page has no gap', () => {
  expect(gapOf(page(0x0d, 4, 16), 3, format)).toBeNull()
})

test('pages that make no sense are left alone', () => {
  expect(gapOf(page(0x0d, 4000, 1000), 3, format)).toBeNull()
  expect(gapOf(page(0x0d, 1, 4097), 3, format)).toBeNull()
  expect(gapOf(page(0x0d, 1, 0), 3, format)).toBeNull()
})

test('pages of any other kind are left alone', () => {
  for (let kind = 0; kind < 256; kind += 1) {
    if ([0x02, 0x05, 0x0a, 0x0d].includes(kind)) continue
    expect(gapOf(page(kind, 1, 1000), 3, format)).toBeNull()
  }
})

test('pointer maps and the page of the lock byte are left alone, whatever they begin with', () => {
  // One map for each 819 pages, from page 2 on; bytes are locked at 1 GB.
  for (const number of [2, 822, 1642, 2 + 820 * 300, 262_145])
    expect(gapOf(page(0x05, 1, 1000), number, format)).toBeNull()
  for (const number of [3, 821, 823, 262_144, 262_146])
    expect(gapOf(page(0x05, 1, 1000), number, format)).not.toBeNull()
})

test('where the lock byte falls on a pointer map, the map is the next page', () => {
  // Pages of 1024 bytes: 205 pages to a map, and (1048577 - 2) is a multiple of 205.
  const small = { pageSize: 1024, usable: 1024 }
  expect((1_048_577 - 2) % 205).toBe(0)
  expect(gapOf(page(0x05, 1, 1000).subarray(0, 1024), 1_048_578, small)).toBeNull()
})
