import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { privacyPage } from '../../../../scripts/privacy-page.ts'
import { createProgram } from '../../../../src/main/cli/program.ts'

const page = readFileSync(new URL('../../../../PRIVACY.md', import.meta.url), 'utf8')

test('PRIVACY.md says what the inventory says; `npm run docs:privacy` writes it anew', () => {
  expect(page).toBe(privacyPage())
})

test('every command that PRIVACY.md tells of is there', () => {
  const program = createProgram({ dataDirectory: '/nowhere', isDefaultDirectory: false })
  const told = [...page.matchAll(/`waybill ([a-z][a-z -]*[a-z])/g)].map(([, words = '']) => words)
  expect(told.length).toBeGreaterThan(10)
  expect(told.filter((words) => !isCommand(program, words.split(' ')))).toEqual([])
})

/** Down to the first word that is no command any more, such as a setting's name. */
function isCommand(command: Command, [word, ...rest]: readonly string[]): boolean {
  if (word === undefined || command.commands.length === 0) return true
  const next = command.commands.find((child) => child.name() === word)
  return next !== undefined && isCommand(next, rest)
}
