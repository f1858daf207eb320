import { expect, test } from 'vitest'
import { diffLines } from '../../src/renderer/components/diff-lines.ts'

test('each line has its sign, its text and its numbers before and after', () => {
  const diff = [
    '--- a/settings.json',
    '+++ b/settings.json',
    '@@ -2,3 +2,3 @@',
    ' {',
    '-  "a": 1',
    '+  "a": 2',
    ' }',
    '',
  ].join('\n')
  expect(diffLines(diff)).toEqual([
    { kind: 'same', text: '{', before: 2, after: 2 },
    { kind: 'removed', text: '  "a": 1', before: 3, after: null },
    { kind: 'added', text: '  "a": 2', before: null, after: 3 },
    { kind: 'same', text: '}', before: 4, after: 4 },
  ])
})

test('what is left out between two changes is a line of its own, and what looks like a file’s name is content', () => {
  const diff = ['--- a', '+++ b', '@@ -1 +1 @@', '--- x', '+++ y', '@@ -9,2 +9,1 @@ [model]', ' z', '-w'].join('\n')
  expect(diffLines(diff)).toEqual([
    { kind: 'removed', text: '-- x', before: 1, after: null },
    { kind: 'added', text: '++ y', before: null, after: 1 },
    { kind: 'gap', text: '[model]', before: null, after: null },
    { kind: 'same', text: 'z', before: 9, after: 9 },
    { kind: 'removed', text: 'w', before: 10, after: null },
  ])
})

test('a note on a missing end of line is no line of the file, and no diff has no lines', () => {
  expect(diffLines('@@ -0,0 +1 @@\n+last\n\\ No newline at end of file')).toEqual([
    { kind: 'added', text: 'last', before: null, after: 1 },
  ])
  expect(diffLines('')).toEqual([])
})
