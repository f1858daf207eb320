import { expect, test } from 'vitest'
import { inventoryNow } from '../../src/main/engine/inventory/listing.ts'
import { anthropic } from '../../src/main/engine/providers/anthropic.ts'
import { compatibleProviders } from '../../src/main/engine/providers/compatible.ts'
import { gemini } from '../../src/main/engine/providers/gemini.ts'
import { openai } from '../../src/main/engine/providers/openai.ts'
import { setLocale } from '../../src/renderer/format/locale.ts'
import { formatPercent } from '../../src/renderer/format/number.ts'
import { engineWords, setPhrases } from '../../src/renderer/languages/engine-words.ts'
import { english } from '../../src/renderer/languages/english.ts'
import { languageOf, localeOf } from '../../src/renderer/languages/language.ts'
import { languages, loadLanguage } from '../../src/renderer/languages/languages.ts'
import { settingsSchema } from '../../src/shared/contract/settings.ts'
import { actionOf, errorCodes } from '../../src/shared/errors.ts'
import { saidInSource } from './support/said-in-source.ts'

type Texts = Readonly<Record<string, string>>

const namespaces: [string, Texts][] = Object.entries(english)
const others = await Promise.all(
  languages.filter((name) => name !== 'en').map(async (name) => ({ name, ...(await loadLanguage(name)) })),
)

const NAMES = [
  'Anthropic',
  'Gemini',
  'OpenAI',
  'PowerShell',
  'Shell',
  'Waybill',
  'bash',
  'fish',
  'waybill start',
  'zsh',
]

/** Words that are the same in the other language, or names. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: [
    ...NAMES,
    'Budget',
    'CSV',
    'China',
    'Code',
    'Collector',
    'Base URL: {{address}}/v1',
    'Demo.',
    'Desktop',
    'Header',
    'Host',
    'JSON',
    'Limits',
    'Live',
    'NDJSON',
    'Name',
    'Operation',
    'Passphrase',
    'Plan',
    'Plan: {{plan}}',
    'Port',
    'Reasoning',
    'SDKs',
    'Server',
    'Status',
    'Status {{code}}',
    'Streaming',
    'Text',
    'Token',
    'Tool',
    'Update',
    'Updates',
    'optional',
  ],
  zh: [...NAMES, 'Base URL', 'CSV', 'JSON', 'NDJSON'],
}

/** Put together out of several literals, or said by a library. */
const COMPOSED = [
  / \(\{\{setting\}\}\)$/,
  /^(keychain|sealed|memory), (ready|locked)\.$/,
  / can be read by others\.$/,
  /^\{\{path\}\}/,
  /^Input validation failed$/,
  /^\{\{name\}\}: \{\{said\}\}$/,
]

/** Places and punctuation are no words. */
function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(text.replaceAll(/\{\{\w+\}\}/g, ''))
}

function placesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\w+\}\}/g)].map(([place]) => place).sort()
}

/** Chinese has no singular, so i18next never asks for one. */
function isNeeded(language: string, key: string, texts: Texts): boolean {
  return language !== 'zh' || !key.endsWith('_one') || texts[`${key.slice(0, -4)}_other`] === undefined
}

test.each(others)('$name: every text of the page is there, and none that nobody asks for', ({ name, texts }) => {
  for (const [namespace, all] of namespaces) {
    const needed = Object.keys(all).filter((key) => isNeeded(name, key, all))
    expect({ namespace, keys: Object.keys(texts[namespace] ?? {}).sort() }).toEqual({ namespace, keys: needed.sort() })
  }
})

test.each(others)('$name: what is filled into a text has its place in it', ({ texts }) => {
  for (const [namespace, all] of namespaces) {
    for (const [key, text] of Object.entries(texts[namespace] ?? {}))
      expect({ namespace, key, places: placesIn(text) }).toEqual({ namespace, key, places: placesIn(all[key] ?? '') })
  }
})

test.each(others)('$name: no text was left in English', ({ name, texts, phrases }) => {
  const same = namespaces.flatMap(([namespace, all]) =>
    Object.entries(texts[namespace] ?? {}).filter(([key, text]) => text === all[key] && hasWords(text)),
  )
  const left = [
    ...same.map(([, text]) => text),
    ...Object.keys(phrases).filter((said) => phrases[said] === said && hasWords(said)),
  ]
  expect([...new Set(left)].filter((text) => !SAME[name]?.includes(text))).toEqual([])
  expect(
    Object.values({ ...texts, phrases })
      .flatMap((all) => Object.values(all))
      .filter((text) => /TODO|XXX/.test(text)),
  ).toEqual([])
})

test.each(others)('$name: every sentence of the engine that is translated is one that it says', ({ phrases }) => {
  expect(
    Object.keys(phrases).filter((said) => !saidInSource(said) && !COMPOSED.some((shape) => shape.test(said))),
  ).toEqual([])
  for (const [said, words] of Object.entries(phrases))
    expect({ said, places: placesIn(words) }).toEqual({ said, places: placesIn(said) })
})

test.each(others)('$name: what to do about an error, and what is kept and why, is said in it', ({ phrases }) => {
  const inventory = inventoryNow(settingsSchema.parse({}))
  const said = [
    ...errorCodes.map(actionOf),
    ...inventory.flatMap(({ purpose, category, retention, rights }) => [purpose, category, retention, ...rights]),
  ]
  setPhrases(phrases)
  const left = [...new Set(said)].filter((text) => engineWords(text) === text)
  setPhrases({})
  expect(left).toEqual([])
})

test('the languages have the same sentences of the engine', () => {
  const [first, ...more] = others.map(({ phrases }) => Object.keys(phrases).sort())
  for (const keys of more) expect(keys).toEqual(first)
})

test('what the engine filled into a sentence stands in its translation, translated where it is a phrase itself', () => {
  setPhrases({
    'The budget of {{whose}} is spent.': 'Budget weg: {{whose}}.',
    'the provider {{name}}': 'Anbieter {{name}}',
  })
  expect(engineWords('The budget of the provider acme is spent.')).toBe('Budget weg: Anbieter acme.')
  expect(engineWords('The budget of $1 {{whose}} is spent.')).toBe('Budget weg: $1 {{whose}}.')
  expect(engineWords('Nobody has translated this.')).toBe('Nobody has translated this.')
  setPhrases({})
  expect(engineWords('the provider acme')).toBe('the provider acme')
})

test.each(others)(
  '$name: a budget in tokens, and what is told of a provider, is no half sentence in English',
  ({ phrases }) => {
    const told = [openai, anthropic, gemini, ...compatibleProviders].flatMap(({ title, region }) =>
      [region ?? '', title].filter((text) => text.includes(' ')),
    )
    setPhrases(phrases)
    const left = ['314 tokens', ...told].filter((text) => engineWords(text) === text)
    setPhrases({})
    expect(left).toEqual(['Google Gemini', 'LM Studio'])
  },
)

test('the system’s language is the first that there are texts in', () => {
  expect(languageOf('system', ['fr-FR', 'de-AT', 'en'])).toBe('de')
  expect(languageOf('system', ['fr-FR'])).toBe('en')
  expect(languageOf('system', ['zh-SG', 'en'])).toBe('zh')
  // Another script: what follows is better than what cannot be read with ease.
  expect(languageOf('system', ['zh-TW', 'en'])).toBe('en')
  expect(languageOf('de', ['en-GB'])).toBe('de')
  // What Chromium says of a system without a locale (LANG=C): no language tag at all.
  expect(languageOf('system', ['en-US@posix'])).toBe('en')
})

test('percent are written as in the language of the page', () => {
  setLocale('en')
  expect(formatPercent(1.5)).toBe('1.50%')
  setLocale('de')
  expect(formatPercent(1.5)).toBe('1,50\u00a0%')
  setLocale('en')
})

test('figures are written as where the reader is, where that speaks the same language', () => {
  expect(localeOf('de', ['en-US', 'de-CH'])).toBe('de-CH')
  expect(localeOf('en', ['de-DE', 'en-GB'])).toBe('en-GB')
  expect(localeOf('zh', ['en-US'])).toBe('zh-CN')
})
