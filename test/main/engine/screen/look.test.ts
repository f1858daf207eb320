import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLook, lookThrough } from '../../../../src/main/engine/screen/look.ts'
import { loadRules } from '../../../../src/main/engine/screen/rules.ts'
import { credentials } from './credentials.ts'

const find = await loadRules()

/** A prompt as it leaves: JSON, with the credential in the middle of a sentence. */
const inPrompt = (credential: string): Buffer =>
  Buffer.from(
    JSON.stringify({ messages: [{ role: 'user', content: `Why does this fail?\n${credential}\nThanks, 谢谢` }] }),
  )

describe('credentials in what leaves', () => {
  it.each(credentials)('are seen: $name', async ({ make }) => {
    for (let round = 0; round < 10; round++) expect(await lookThrough(inPrompt(make()), find)).not.toEqual([])
  })

  it.each(credentials)('are seen, cut at any byte: $name', ({ make }) => {
    const credential = make()
    const bytes = inPrompt(credential)
    const [from, to] = [bytes.indexOf('fail?') + 5, bytes.indexOf('Thanks')]
    // A long key is the same in the middle: its ends are cut at every byte, the rest at every seventh.
    for (let cut = from; cut <= to; cut += cut - from < 60 || to - cut < 60 ? 1 : 7) {
      const look = createLook(find)
      expect([...look.at(bytes.subarray(0, cut)), ...look.at(bytes.subarray(cut))]).not.toEqual([])
    }
  })

  it.each(credentials)('are seen in a tool’s arguments, which are JSON inside JSON: $name', async ({ make }) => {
    const call = { function: { name: 'write', arguments: JSON.stringify({ text: `x\n${make()}\n` }) } }
    const bytes = Buffer.from(JSON.stringify({ messages: [{ role: 'assistant', tool_calls: [call] }] }))
    expect(await lookThrough(bytes, find)).not.toEqual([])
  })

  it('are seen behind a word of any script, without a blank between', async () => {
    const key = credentials.find(({ name }) => name === 'Groq key')?.make()
    for (const word of ['密钥', 'ключ', 'Schlüssel:', 'é']) {
      expect(await lookThrough(Buffer.from(`${word}${key}`), find)).toEqual(['groq'])
    }
  })

  it.each(['utf16le', 'utf16be'])('are seen in a file in %s, as Windows writes them', async (encoding) => {
    const key = credentials.find(({ name }) => name === 'Groq key')?.make()
    const bytes = Buffer.from(`\ufeffkey = ${key}\r\n`, 'utf16le')
    expect(await lookThrough(encoding === 'utf16be' ? bytes.swap16() : bytes, find)).toEqual(['groq'])
  })

  it('are seen at the end of a long text, and each rule is named once', async () => {
    const line = `${'nothing of interest here, '.repeat(20)}\n`
    const key = credentials[0]?.make() ?? ''
    const bytes = Buffer.from(`${line.repeat(1500)}${key}\n${key}`)
    expect(await lookThrough(bytes, find)).toEqual(['openai'])
  })
})

describe('ordinary code and prose', () => {
  const root = join(import.meta.dirname, '../../../..')
  const filesIn = (folder: string, ending: RegExp): string[] =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && ending.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  // Prose of many hands, in the versions that the lock file names.
  const prose = [
    'react',
    'zod',
    'kysely',
    'csv-stringify',
    'ws',
    'vitest',
    'fast-check',
    'uuid',
    'i18next',
    'tailwindcss',
  ]
    .map((name) => `node_modules/${name}/README.md`)
    .concat(['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'])
  const samples = [
    ...prose.map((file) => join(root, file)),
    ...filesIn('docs', /\.md$/),
    ...filesIn('node_modules/openai/src/resources', /\.ts$/).slice(0, 30),
    ...filesIn('node_modules/typescript/lib', /^lib\..*\.d\.ts$/).slice(0, 30),
    ...filesIn('src/main/engine/ledger', /\.ts$/),
    ...filesIn('src/renderer/features', /\.tsx$/),
  ]

  it('are more than 100 samples', () => {
    expect(samples.length).toBeGreaterThan(100)
  })

  it('raise no alarm', async () => {
    const alarms: string[] = []
    for (const file of samples) {
      const bytes = Buffer.from(JSON.stringify({ content: readFileSync(file, 'utf8') }))
      for (const name of await lookThrough(bytes, find)) alarms.push(`${file}: ${name}`)
    }
    expect(alarms).toEqual([])
  })
})
