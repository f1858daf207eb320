import { expect, it } from 'vitest'
import { table } from '../../../src/main/cli/table.ts'

it('puts text to the left, numbers to the right, and a dash where there is nothing', () => {
  const rows = [
    { name: 'a', tokens: 1234567 },
    { name: 'longer', tokens: null },
  ]
  const lines = table(
    [
      { title: 'NAME', value: (row: (typeof rows)[number]) => row.name },
      { title: 'TOKENS', value: (row) => row.tokens },
    ],
    rows,
  )
  expect(lines.split('\n')).toEqual(['NAME       TOKENS', 'a       1,234,567', 'longer          -'])
})

it('lets no name speak to the terminal', () => {
  const lines = table([{ title: 'MODEL', value: (name: string) => name }], ['x\u001b[2Jy', 'a\nb', 'c\u009b1m'])
  expect(lines).toBe('MODEL\nx?[2Jy\na?b\nc?1m')
})
