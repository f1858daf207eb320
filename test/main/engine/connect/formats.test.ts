import { describe, expect, test } from 'vitest'
import type { SettingEdit, SettingFormat } from '../../../../src/main/engine/connect/format.ts'
import { type SettingLanguage, settingFormats } from '../../../../src/main/engine/connect/formats/formats.ts'
import { record, undo } from '../../../../src/main/engine/connect/undo.ts'

const { jsonc, toml, yaml, dotenv } = settingFormats
const ADDRESS = 'http://127.0.0.1:4466'

describe('a setting is written where people would write it', () => {
  const at = (...path: (string | number)[]): SettingEdit => ({ path, value: ADDRESS })

  test.each<[string, SettingFormat, string, SettingEdit, string]>([
    ['behind the last one', jsonc, '{\n\t"a": 1 // one\n}', at('b'), `{\n\t"a": 1, // one\n\t"b": "${ADDRESS}"\n}`],
    ['with a comma where the file has one', jsonc, '{\n  "a": 1,\n}', at('b'), `{\n  "a": 1,\n  "b": "${ADDRESS}",\n}`],
    ['on one line with the others', jsonc, '{"a":1}', at('b'), `{"a":1,"b":"${ADDRESS}"}`],
    ['above all tables', toml, '# a\n[t]\nx = 1\n', at('b'), `b = "${ADDRESS}"\n\n# a\n[t]\nx = 1\n`],
    ['in its table', toml, '[t]\nx = 1 # one\n\n[u]\n', at('t', 'b'), `[t]\nx = 1 # one\nb = "${ADDRESS}"\n\n[u]\n`],
    ['by a dotted name among such', toml, 't.x = 1\n[u]\n', at('t', 'b'), `t.x = 1\nt.b = "${ADDRESS}"\n[u]\n`],
    ['in braces', toml, 't = { x = 1 }\n', at('t', 'b'), `t = { x = 1, b = "${ADDRESS}" }\n`],
    ['under a name that had none', yaml, 't: # mine\nu: 1\n', at('t', 'b'), `t: # mine\n  b: ${ADDRESS}\nu: 1\n`],
    ['in an item', yaml, 'm:\n- n: x\n\nu: 1', at('m', 0, 'b'), `m:\n- n: x\n  b: ${ADDRESS}\n\nu: 1`],
    ['as an item more', yaml, 'm:\n  - x # one\n', at('m', 1), `m:\n  - x # one\n  - ${ADDRESS}\n`],
    ['as a last line', dotenv, 'A=1', at('B'), `A=1\nB=${ADDRESS}`],
    ['in another’s place', dotenv, "export B='old' # mine\r\n", at('B'), `export B=${ADDRESS} # mine\r\n`],
  ])('%s', (_, format, before, edit, after) => {
    expect(format.edit(before, [edit])).toBe(after)
    expect(undo(after, record(before, [edit], format), format).text).toBe(before)
  })
})

describe('a file that can’t be edited safely is refused, with the line', () => {
  test.each<[string, SettingFormat, string, (string | number)[], RegExp]>([
    ['a name that stands twice', jsonc, '{\n"env": {},\n"env": {}\n}', ['env', 'A'], /^line 3: “env”.*second time/],
    ['no JSON', jsonc, '{\n  "a": 1\n  "b" 2\n}', ['A'], /^line 3: this is not JSON/],
    ['a text where a table should be', jsonc, '{ "env": "x" }', ['env', 'A'], /^line 1: .*table is expected/],
    ['a table where a text should be', jsonc, '{\n"env": { "A": 1 } }', ['env'], /^line 2: env is a table/],
    ['no TOML', toml, 'a = 1\na = 2\n', ['b'], /^line 2: this is not TOML/],
    ['an array of tables', toml, 'x = 1\n[[t]]\na = 1\n', ['t', 'b'], /^line 2: .*array of tables/],
    ['an anchor', yaml, 'a: 1\nt: &x\n  b: 1\nu: *x\n', ['t', 'c'], /^line \d: .*anchor/],
    ['an alias', yaml, 't: &x\n  b: 1\nu: *x\n', ['u', 'c'], /^line 3: .*alias/],
    ['a merged table', yaml, 'd: &d {a: 1}\nt:\n  <<: *d\n', ['t', 'c'], /^line 3: /],
    ['two documents', yaml, 'a: 1\n---\nb: 1\n', ['c'], /^line 2: a second document/],
    ['a name that stands twice in YAML', yaml, 't: 1\nt: 2\n', ['t'], /^line 2: /],
    ['a variable that stands twice', dotenv, 'A=1\nB=1\nA=2\n', ['A'], /^line 3: A stands/],
  ])('%s', (_, format, text, path, message) => {
    const thrown = expect(() => format.edit(text, [{ path, value: ADDRESS }]))
    thrown.toThrow(
      expect.objectContaining({ code: 'settings_file_unreadable', message: expect.stringMatching(message) }),
    )
  })

  test.each<[string, SettingFormat, string]>([
    ['JSON', jsonc, '{ "x": 1, "x": 2 }'],
    ['YAML', yaml, 'x: 1\nx: 2\nt: &a [1]\nu: *a\nv: !mine 3\n'],
    ['.env', dotenv, 'X=1\nX=2\nnot a line of it\n'],
  ])('what is odd elsewhere in %s stays as it is', (_, format, before) => {
    const edits = [{ path: ['ours'], value: ADDRESS }]
    const after = format.edit(before, edits)
    expect(after).toContain(ADDRESS)
    expect(undo(after, record(before, edits, format), format).text).toBe(before)
  })
})

describe('a hostile file', () => {
  const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000)

  test.each<[SettingLanguage, string]>([
    ['jsonc', `{"a":${deep('[', ']')}}`],
    ['jsonc', deep('{"a":', '}')],
    ['toml', `a = ${deep('[', ']')}`],
    ['toml', `${'a.'.repeat(2_000)}b = 1`],
    ['yaml', `a: ${deep('[', ']')}`],
    // V8 itself gives up on this one, beyond any catch, if the parser gets it.
    ['yaml', `a:\n  ${'- '.repeat(100_000)}a`],
    ['yaml', `a: &a [x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: [*a, *a, *a]`).join('\n')}`],
    ['yaml', '\u0000\u0001\u001f: \u0002'],
    ['dotenv', 'A="'.repeat(5000)],
    ...(['jsonc', 'toml', 'yaml', 'dotenv'] as const).flatMap((language): [SettingLanguage, string][] => [
      [language, '\u0000'],
      [language, '\uFEFF\uFEFF'],
      [language, '\u2028\u2029\u0085'],
      [language, '\uD800'],
      [language, '#'.repeat(100_000)],
    ]),
  ])('of %s ends in an answer or a refusal (%#)', (language, text) => {
    const format: SettingFormat = settingFormats[language]
    try {
      const edits = [{ path: ['ours'], value: ADDRESS }]
      const after = format.edit(text, edits)
      expect(undo(after, record(text, edits, format), format).text).toBe(text)
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: 'settings_file_unreadable' })
    }
  })

  test.each<[SettingLanguage, string]>([
    ['jsonc', '{ "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } } }'],
    ['toml', '[__proto__]\npolluted = 1\n[constructor.prototype]\npolluted = 1\n'],
    ['yaml', '__proto__:\n  polluted: 1\nconstructor:\n  prototype:\n    polluted: 1\n'],
    ['dotenv', '__proto__=1\n'],
  ])('of %s changes no prototype', (language, text) => {
    const format: SettingFormat = settingFormats[language]
    const path = language === 'dotenv' ? ['__proto__'] : ['__proto__', 'polluted']
    expect(Object.hasOwn(format.read(text) as object, '__proto__')).toBe(true)
    format.edit(text, [{ path, value: 'polluted' }])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  })
})

test('a model’s former key goes back to that model alone, whatever has become of the list', () => {
  const model = (name: string, key: string) =>
    `  - name: ${name}\n    provider: ${name}ai\n    model: ${name}-1\n    apiKey: ${key}\n`
  const before = `models:\n${model('a', 'key-of-a')}${model('b', 'key-of-b')}`
  const edits = [0, 1].map((index): SettingEdit => ({ path: ['models', index, 'apiKey'], value: 'ours' }))
  const records = record(before, edits, yaml)
  const now = (...models: string[]) => undo(`models:\n${models.join('')}`, records, yaml)
  expect(now(model('b', 'ours'), model('a', 'ours')).text).toBe(
    `models:\n${model('b', 'key-of-b')}${model('a', 'key-of-a')}`,
  )
  expect(now(model('b', 'ours')).text).toBe(`models:\n${model('b', 'key-of-b')}`)
  expect(now(model('c', 'ours')).text).toBe(`models:\n${model('c', 'ours')}`)
  expect(now(model('c', 'ours')).left).toHaveLength(2)
})
