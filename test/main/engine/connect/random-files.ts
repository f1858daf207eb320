import type { SettingLanguage } from '../../../../src/main/engine/connect/formats/formats.ts'
import type { Random } from './random.ts'

/*
 * Settings files as people leave them: comments everywhere that a language has room for one (each with a word of its own, c1, c2 …),
 * values of their own (v1, v2 …), indentation, blank lines and line ends of all kinds.
 */

const NAMES = [
  'env',
  'model',
  'models',
  'api-key',
  'apiBase',
  'name',
  'x',
  'constructor',
  '__proto__',
  'toString',
  'a_b',
]
const ODD = ['with space', '日本', 'a.b', '1', 'yes', 'q"uote', '#', 'c:d', "it's"]

export function randomFile(random: Random, language: SettingLanguage): string {
  const text = renderers[language](random)
  const ended = random.chance(25) ? text.replace(/\n$/, '') : text
  return (random.chance(10) ? '\uFEFF' : '') + (random.chance(20) ? ended.replaceAll('\n', '\r\n') : ended)
}

const renderers: Readonly<Record<SettingLanguage, (random: Random) => string>> = {
  jsonc(random) {
    const file = { unit: random.of(['  ', '    ', '\t']), trailing: random.chance(40) ? ',' : '' }
    const top = random.chance(30) ? `// ${random.next('c')}\n` : ''
    return `${top}${jsonTable(random, file, '', 3)}\n${random.chance(20) ? `// ${random.next('c')}\n` : ''}`
  },
  toml(random) {
    const names = namesOf(random, 4)
    const top = names.slice(0, 2).map((name) => tomlLine(random, tomlKey(name)))
    const tables = names
      .slice(2)
      .flatMap((name) => [
        ...blankOrRemark(random, '#'),
        `${random.chance(20) ? '  ' : ''}[${tomlKey(name)}]${remark(random, '#')}`,
        ...namesOf(random, 3).map((inner) => tomlLine(random, tomlKey(inner))),
        ...(random.chance(30) ? ['', `[${tomlKey(name)}.deeper]`, tomlLine(random, 'z')] : []),
      ])
    const dotted = random.chance(30) ? [`dotted.one = "${random.next('v')}"`, tomlLine(random, 'dotted.two')] : []
    return [...blankOrRemark(random, '#'), ...top, ...dotted, ...tables, ...blankOrRemark(random, '#'), ''].join('\n')
  },
  yaml(random) {
    const start = random.chance(15) ? '---\n' : ''
    return `${start}${[...blankOrRemark(random, '#'), ...yamlTable(random, '', random.of(['  ', '    ']), 3)].join('\n')}\n`
  },
  dotenv(random) {
    const lines = namesOf(random, 5).flatMap((name) => [
      ...blankOrRemark(random, '#'),
      `${random.chance(20) ? 'export ' : ''}${name.toUpperCase().replace(/[^A-Z]/g, '_')}_${random.next('')}=${dotenvValue(random)}`,
    ])
    return [...lines, ...blankOrRemark(random, '#'), ''].join('\n')
  },
}

function namesOf(random: Random, most: number): string[] {
  const count = random.pick(most + 1)
  const names = Array.from({ length: count }, () => random.of(random.chance(25) ? ODD : NAMES))
  return [...new Set(names)]
}

function remark(random: Random, mark: string): string {
  return random.chance(25) ? ` ${mark} ${random.next('c')}` : ''
}

function blankOrRemark(random: Random, mark: string, indent = ''): string[] {
  if (random.chance(15)) return ['']
  return random.chance(25) ? [`${indent}${mark} ${random.next('c')}`] : []
}

interface JsonLook {
  readonly unit: string
  readonly trailing: string
}

function jsonTable(random: Random, look: JsonLook, indent: string, depth: number): string {
  const names = namesOf(random, depth + 1)
  const inner = indent + look.unit
  if (names.length === 0) return random.of(['{}', '{ }', `{\n${indent}}`, `{ // ${random.next('c')}\n${indent}}`])
  if (random.chance(20)) {
    const gap = random.of(['', ' '])
    return `{${gap}${names.map((name) => `${JSON.stringify(name)}:${gap}${jsonScalar(random)}`).join(`,${gap}`)}${gap}}`
  }
  const lines = names.flatMap((name, index) => {
    const comma = index < names.length - 1 ? ',' : look.trailing
    const between = random.chance(10) ? ` /* ${random.next('c')} */ ` : ' '
    const value = depth === 0 || random.chance(50) ? jsonScalar(random) : jsonHolder(random, look, inner, depth - 1)
    return [
      ...blankOrRemark(random, '//', inner),
      `${inner}${JSON.stringify(name)}:${between}${value}${comma}${remark(random, '//')}`,
    ]
  })
  return ['{', ...lines, ...blankOrRemark(random, '//', inner), `${indent}}`].join('\n')
}

function jsonHolder(random: Random, look: JsonLook, indent: string, depth: number): string {
  if (random.chance(70)) return jsonTable(random, look, indent, depth)
  const inner = indent + look.unit
  if (random.chance(40)) return random.of(['[]', '[1, 2]', `["${random.next('v')}"]`, '[\n]'])
  const items = [jsonScalar(random), jsonTable(random, look, inner, 0)].map((item) => `${inner}${item}`)
  return `[\n${items.join(`,${remark(random, '//')}\n`)}${look.trailing}\n${indent}]`
}

function jsonScalar(random: Random): string {
  return random.chance(60)
    ? `"${random.next('v')}"`
    : random.of(['1', '-0.5e3', 'true', 'null', '"a\\u00e9 \\"b\\" // no"', '""'])
}

function tomlLine(random: Random, key: string): string {
  const equals = random.of([' = ', '=', '   = '])
  return `${random.chance(10) ? '  ' : ''}${key}${equals}${tomlValue(random)}${remark(random, '#')}`
}

function tomlValue(random: Random): string {
  if (random.chance(50)) return `"${random.next('v')}"`
  return random.of([
    '1',
    '0x1F',
    'nan',
    '9223372036854775807',
    '1979-05-27T07:32:00Z',
    "'lit # eral'",
    `"""\nmany = ${random.next('v')}\n[lines]\n"""`,
    `[1, "${random.next('v')}"]`,
    `[\n  "${random.next('v')}", # ${random.next('c')}\n  "b",\n]`,
    '[]',
    `{ a = 1, b = "${random.next('v')}" }`,
    '{}',
    '{ a.b = 1 }',
  ])
}

function tomlKey(name: string): string {
  return /^[\w-]+$/.test(name) ? name : JSON.stringify(name)
}

function yamlTable(random: Random, indent: string, unit: string, depth: number): string[] {
  return namesOf(random, depth + 1).flatMap((name) => [
    ...blankOrRemark(random, '#', random.chance(80) ? indent : ''),
    ...yamlPair(random, /^[\w-]+$/.test(name) ? name : JSON.stringify(name), indent, unit, depth),
  ])
}

function yamlPair(random: Random, key: string, indent: string, unit: string, depth: number): string[] {
  const start = `${indent}${key}:`
  if (depth === 0 || random.chance(55)) return [`${start} ${yamlScalar(random, indent + unit)}`]
  if (random.chance(50)) {
    const lines = yamlTable(random, indent + unit, unit, depth - 1)
    return [`${start}${remark(random, '#')}`, ...lines]
  }
  const dash = random.chance(30) ? indent : indent + unit
  const items = Array.from({ length: random.pick(3) }, () => yamlItem(random, dash))
  return [`${start}${remark(random, '#')}`, ...items.flat()]
}

function yamlItem(random: Random, indent: string): string[] {
  if (random.chance(40)) return [`${indent}- ${yamlScalar(random, `${indent}  `)}`]
  return [
    `${indent}- name: ${random.next('v')}${remark(random, '#')}`,
    ...blankOrRemark(random, '#', `${indent}  `),
    `${indent}  provider: openai`,
    `${indent}  other: ${yamlScalar(random, `${indent}    `)}`,
    `${indent}  model: ${random.next('v')}`,
  ]
}

function yamlScalar(random: Random, inner: string): string {
  if (random.chance(50)) return `${random.next('v')}${remark(random, '#')}`
  return random.of([
    '1',
    '.nan',
    'true',
    '',
    '~',
    '[]',
    '{}',
    `"${random.next('v')}: # no comment"`,
    "'it''s'",
    `[1, ${random.next('v')}]`,
    `{ a: ${random.next('v')}, "b": 2 }`,
    `|\n${inner}${random.next('v')}\n${inner}# no comment`,
    `>-\n${inner}folded\n${inner}text`,
  ])
}

function dotenvValue(random: Random): string {
  const value = random.next('v')
  return random.of([
    value,
    `"${value}"`,
    `'${value} # no comment'`,
    `${value} # ${random.next('c')}`,
    `"a\n${value}\nb"`,
    '',
  ])
}
