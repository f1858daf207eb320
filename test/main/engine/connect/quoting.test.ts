import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { commandLine } from '../../../../src/main/engine/connect/command-line.ts'
import { KEY_HERE, shellLines } from '../../../../src/main/engine/connect/shell-lines.ts'

const HOSTILE = [
  'a b',
  "it's",
  '"$(touch /nowhere)"',
  '`id`',
  '$HOME',
  'a\\b',
  '*',
  '',
  '-n',
  ';&|',
  'ü',
  'line\nbreak',
]

test('sh hands on every word of a command as it was', () => {
  const line = commandLine(['printf', '%s\\0', ...HOSTILE], 'linux')
  expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' }).split('\0').slice(0, -1)).toEqual(HOSTILE)
})

test('for cmd.exe, words are quoted as it and the C runtime divide them', () => {
  const words = ['C:\\Program Files\\Waybill\\waybill.exe', '--home', 'C:\\Users\\Ada L\\', 'token', 'say "hi"']
  expect(commandLine(words, 'win32')).toBe(
    '"C:\\Program Files\\Waybill\\waybill.exe" --home "C:\\Users\\Ada L\\\\" token "say \\"hi\\""',
  )
})

test('bash reads values as they are, and asks for the key once', () => {
  const variables = { FIRST: "it's $HOME", KEY: KEY_HERE, SAME_KEY: KEY_HERE, LAST: '`id`' }
  const lines = shellLines('bash', variables, ['printf', '%s', 'the $key'])
  expect(lines.match(/printf/g)).toHaveLength(1)
  const script = `${lines}printf '%s\\0' "$FIRST" "$KEY" "$SAME_KEY" "$LAST"`
  expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)).toEqual([
    "it's $HOME",
    'the $key',
    'the $key',
    '`id`',
  ])
})

test('fish and PowerShell get what each of them takes for one word', () => {
  const variables = { FIRST: "it's\\", KEY: KEY_HERE, SAME_KEY: KEY_HERE }
  expect(shellLines('fish', variables, ['/opt/way bill', 'token'])).toBe(
    "set -gx FIRST 'it\\'s\\\\'\nset -gx KEY ('/opt/way bill' token | string collect)\nset -gx SAME_KEY $KEY\n",
  )
  expect(shellLines('powershell', { ...variables, FIRST: 'it’s' }, ['C:\\way bill', 'token'])).toBe(
    "$env:FIRST = 'it’’s'\n$env:KEY = (& 'C:\\way bill' 'token')\n$env:SAME_KEY = $env:KEY\n",
  )
})
