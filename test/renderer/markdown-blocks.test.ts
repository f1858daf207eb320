import { expect, test } from 'vitest'
import { cell, markdownTable } from '../../src/main/engine/security/markdown.ts'
import { blocksOf, piecesOf } from '../../src/renderer/features/privacy/markdown-blocks.ts'

test('a report’s headings, lists, tables and paragraphs are told apart', () => {
  expect(blocksOf('# Report\n\nTwo\nlines.\n\n- one\n- two\n\n| A | B |\n| --- | ---: |\n| x | 1 |\n')).toEqual([
    { kind: 'heading', level: 1, text: 'Report' },
    { kind: 'paragraph', text: 'Two lines.' },
    { kind: 'list', items: ['one', 'two'] },
    { kind: 'table', head: ['A', 'B'], rows: [['x', '1']], right: [false, true] },
  ])
})

test('a name out of a request is shown as it is, whatever marks are in it', () => {
  const name = 'a|b `code` **strong** [link](https://x) <b> \\ ~~ _ # &amp;'
  const [table] = blocksOf(markdownTable(['Tool', 'Times'], [[name, 3]]).join('\n'))
  const shown = table?.kind === 'table' ? (table.rows[0]?.[0] ?? '') : ''
  expect(shown).toBe(cell(name))
  const pieces = piecesOf(shown)
  expect(pieces.map(({ text }) => text).join('')).toBe(name)
  expect(pieces.every(({ look }) => look === 'plain')).toBe(true)
})

test.each(['www.elsewhere.example', 'WWW.elsewhere.example', 'https://elsewhere.example/?a=b'])(
  'a tool that calls itself %s makes no link, where others turn addresses into links',
  (name) => {
    // github.github.com/gfm, 6.9: what is escaped begins none.
    expect(cell(name)).not.toMatch(/www\.|[^\\]:\/\//i)
    expect(
      piecesOf(cell(name))
        .map(({ text }) => text)
        .join(''),
    ).toBe(name)
  },
)

test('a text’s own code and emphasis are kept', () => {
  expect(piecesOf('See `waybill doctor`, **now**.').filter(({ look }) => look !== 'plain')).toEqual([
    { look: 'code', text: 'waybill doctor' },
    { look: 'strong', text: 'now' },
  ])
})

test.each(['#', '|', '-', '# ', '**', '`', '\\', '|\n|\n|'])('a text that is nothing but %j ends', (text) => {
  expect(blocksOf(text).length).toBeLessThan(4)
})
