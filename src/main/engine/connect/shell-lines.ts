import type { Shell } from '../../../shared/contract/connect.ts'
import { shWord } from './command-line.ts'

/** Stands for the key in a tool's variables: the line asks for it as it runs, so that no file of the shell holds it. */
export const KEY_HERE = '\0the tool’s key'

interface Words {
  readonly word: (text: string) => string
  readonly set: (name: string, value: string) => string
  /** What a command prints, as one value. */
  readonly output: (command: readonly string[]) => string
  readonly variable: (name: string) => string
}

const posix: Words = {
  word: shWord,
  set: (name, value) => `export ${name}=${value}`,
  output: (command) => `"$(${command.map(shWord).join(' ')})"`,
  variable: (name) => `"$${name}"`,
}

const fishWord = (text: string) =>
  /^[A-Za-z0-9_/.:@+,-]+$/.test(text) ? text : `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

// PowerShell takes a typographic quote for a plain one.
const powershellWord = (text: string) => `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`

const WORDS: Readonly<Record<Shell, Words>> = {
  bash: posix,
  zsh: posix,
  fish: {
    word: fishWord,
    set: (name, value) => `set -gx ${name} ${value}`,
    output: (command) => `(${command.map(fishWord).join(' ')} | string collect)`,
    variable: (name) => `$${name}`,
  },
  powershell: {
    word: powershellWord,
    set: (name, value) => `$env:${name} = ${value}`,
    output: (command) => `(& ${command.map(powershellWord).join(' ')})`,
    variable: (name) => `$env:${name}`,
  },
}

/** One line for each variable; the key is asked for once. Ended by a line end, unless there are none. */
export function shellLines(
  shell: Shell,
  variables: Readonly<Record<string, string>>,
  tokenCommand: readonly string[],
): string {
  const words = WORDS[shell]
  let keptIn: string | null = null
  const lines = Object.entries(variables).map(([name, value]) => {
    if (value !== KEY_HERE) return words.set(name, words.word(value))
    const line = words.set(name, keptIn === null ? words.output(tokenCommand) : words.variable(keptIn))
    keptIn ??= name
    return line
  })
  return lines.map((line) => `${line}\n`).join('')
}
