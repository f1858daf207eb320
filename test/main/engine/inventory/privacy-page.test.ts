import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { privacyPage } from '../../../../scripts/privacy-page.ts'
import { createProgram } from '../../../../src/main/cli/program.ts'

const page = readFileSync(new URL('../../../../PRIVACY.md', import.meta.url), 'utf8')

test('PRIVACY.md says what the inventory says; `npm run docs:privacy` writes it anew', () => {
  expect(page).toBe(privacyPage())
})

test('every command and option that PRIVACY.md tells of is there', () => {
  const told = [...page.matchAll(/`waybill ([^`]+)`/g)].map(([, words = '']) => words)
  expect(told.length).toBeGreaterThan(10)
  const program = createProgram({ dataDirectory: '/nowhere', isDefaultDirectory: false, program: ['waybill'] })
  expect(told.filter((words) => !isCommand(program, words.split(' ')))).toEqual([])
})

/** Words after the last command are what it is given: a name, a setting. */
function isCommand(command: Command, [word = '', ...rest]: readonly string[]): boolean {
  const next = command.commands.find((child) => child.name() === word)
  if (next !== undefined) return isCommand(next, rest)
  const options = [word, ...rest].filter((text) => text.startsWith('--'))
  return command.commands.length === 0 && options.every((name) => command.options.some(({ long }) => long === name))
}
