import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lchownSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { diffOf } from '../../../../src/main/engine/connect/diff.ts'
import { settingFormats } from '../../../../src/main/engine/connect/formats/formats.ts'
import { looksSecret } from '../../../../src/main/engine/connect/masks.ts'
import {
  readSettingsFile,
  removeSettingsFile,
  writeSettingsFile,
} from '../../../../src/main/engine/connect/settings-file.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'waybill-test-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))
const at = (name: string) => join(home, name)

describe('a settings file that is written', () => {
  test('has the mode it had, and a new one is the user’s alone', async () => {
    writeFileSync(at('a'), 'one')
    chmodSync(at('a'), 0o640)
    await writeSettingsFile(await readSettingsFile(at('a')), 'two')
    expect(statSync(at('a')).mode & 0o777).toBe(0o640)
    expect(readFileSync(at('a'), 'utf8')).toBe('two')
    await writeSettingsFile(await readSettingsFile(at('new')), 'three')
    expect(statSync(at('new')).mode & 0o777).toBe(0o600)
    expect(readdirSync(home).sort()).toEqual(['a', 'new'])
  })

  test('is written where a link leads, and the link stays', async () => {
    mkdirSync(at('dotfiles'))
    writeFileSync(at('dotfiles/real'), 'one')
    symlinkSync(at('dotfiles/real'), at('link'))
    symlinkSync('dotfiles/later', at('dangling'))
    await writeSettingsFile(await readSettingsFile(at('link')), 'two')
    await writeSettingsFile(await readSettingsFile(at('dangling')), 'three')
    expect(lstatSync(at('link')).isSymbolicLink() && lstatSync(at('dangling')).isSymbolicLink()).toBe(true)
    expect(readFileSync(at('dotfiles/real'), 'utf8')).toBe('two')
    expect(readFileSync(at('dotfiles/later'), 'utf8')).toBe('three')
  })

  test('is left alone where it has changed since it was read, or came or went', async () => {
    writeFileSync(at('a'), 'one')
    const read = await readSettingsFile(at('a'))
    const absent = await readSettingsFile(at('b'))
    writeFileSync(at('a'), 'theirs')
    writeFileSync(at('b'), 'theirs')
    for (const file of [read, absent]) {
      await expect(writeSettingsFile(file, 'ours')).rejects.toMatchObject({ code: 'files_changed' })
      await expect(removeSettingsFile(file)).rejects.toMatchObject({ code: 'files_changed' })
      expect(readFileSync(file.path, 'utf8')).toBe('theirs')
    }
    expect(readdirSync(home).sort()).toEqual(['a', 'b'])
  })

  test('is one of those that were written at once, whole, and all the others are told that it changed', async () => {
    writeFileSync(at('a'), 'one')
    const read = await readSettingsFile(at('a'))
    const texts = Array.from({ length: 8 }, (_, writer) => `of ${writer} `.repeat(20_000))
    const written = await Promise.allSettled(texts.map((text) => writeSettingsFile(read, text)))
    const [winner, ...more] = texts.filter((_, at) => written[at]?.status === 'fulfilled')
    expect(more).toEqual([])
    expect(readFileSync(at('a'), 'utf8')).toBe(winner)
    const told = written.filter((done) => done.status === 'rejected').map(({ reason }) => reason.code)
    expect(new Set(told)).toEqual(new Set(['files_changed']))
    expect(readdirSync(home)).toEqual(['a'])
  })

  test.each(['a minute ago', 'in a time to come'])('is replaced over what a crash left %s', async (when) => {
    const left = at('.a.waybill.tmp')
    writeFileSync(at('elsewhere'), 'theirs')
    symlinkSync(at('elsewhere'), left)
    const seconds = Date.now() / 1000 + (when === 'a minute ago' ? -60 : 3600)
    lutimesSync(left, seconds, seconds)
    await writeSettingsFile(await readSettingsFile(at('a')), 'two')
    expect([readFileSync(at('a'), 'utf8'), readFileSync(at('elsewhere'), 'utf8')]).toEqual(['two', 'theirs'])
    expect(readdirSync(home).sort()).toEqual(['a', 'elsewhere'])
  })

  test('has its directory made only where that is asked for', async () => {
    const file = await readSettingsFile(at('.tool/settings.json'))
    await expect(writeSettingsFile(file, '{}')).rejects.toMatchObject({ code: 'settings_file_unreadable' })
    expect(existsSync(at('.tool'))).toBe(false)
    await writeSettingsFile(file, '{}', { makeDirectory: true })
    expect(statSync(at('.tool')).mode & 0o777).toBe(0o700)
    await removeSettingsFile(await readSettingsFile(at('.tool/settings.json')))
    expect(existsSync(at('.tool/settings.json'))).toBe(false)
  })
})

describe('what is no settings file of the user’s own is refused', () => {
  const refused = (name: string, why: RegExp) =>
    expect(readSettingsFile(at(name))).rejects.toMatchObject({
      code: 'settings_file_unreadable',
      message: expect.stringMatching(why),
    })

  test('a directory, a pipe, more than 2 MB, bytes that are no UTF-8', async () => {
    mkdirSync(at('directory'))
    execFileSync('mkfifo', [at('pipe')])
    writeFileSync(at('large'), Buffer.alloc(2 * 1024 * 1024 + 1, 0x20))
    writeFileSync(at('utf-16'), Buffer.from('\uFEFF{}', 'utf16le'))
    await refused('directory', /no plain file/)
    await refused('pipe', /no plain file/)
    await refused('large', /2 MB/)
    await refused('utf-16', /not UTF-8/)
  })

  test('a link to nowhere that somebody else has laid is not followed: nothing is made where it leads', async () => {
    symlinkSync(at('made'), at('laid'))
    // Without root, nobody can give a link away; what is left to see then is that one's own is followed.
    const isRoot = process.getuid?.() === 0
    if (isRoot) lchownSync(at('laid'), 65_534, 65_534)
    if (isRoot) await refused('laid', /somebody else/)
    else expect((await readSettingsFile(at('laid'))).target).toBe(at('made'))
  })

  test('one that is read-only, or has a second name, is not replaced', async () => {
    writeFileSync(at('read-only'), 'one')
    chmodSync(at('read-only'), 0o444)
    writeFileSync(at('first'), 'one')
    linkSync(at('first'), at('second'))
    for (const name of ['read-only', 'first']) {
      await expect(writeSettingsFile(await readSettingsFile(at(name)), 'two')).rejects.toMatchObject({
        code: 'settings_file_unreadable',
      })
      expect(readFileSync(at(name), 'utf8')).toBe('one')
    }
  })
})

test('a diff shows three lines around a change, and of keys only how they begin and end', () => {
  const before = `${[1, 2, 3, 4, 5].map((n) => `a${n}: ${n}`).join('\r\n')}\r\napiKey: sk-old-0123456789abcdef\r\n`
  const after = before.replace('sk-old-0123456789abcdef', 'sk-new-0123456789ghijkl')
  const diff = diffOf('/home/ada/config.yaml', before, after, { format: settingFormats.yaml, isSecret: looksSecret })
  expect(diff.split('\n').slice(2)).toEqual([
    '@@ -3,4 +3,4 @@',
    ' a3: 3',
    ' a4: 4',
    ' a5: 5',
    '-apiKey: sk-…cdef',
    '+apiKey: sk-…ijkl',
    '',
  ])
  expect(diffOf('x', before, before, { format: settingFormats.yaml, isSecret: looksSecret })).toBe('')
})
