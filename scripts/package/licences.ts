import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bill } from './software-bill.ts'

/** One of the packages that are shipped. */
export interface Shipped {
  /** `name@version` */
  readonly ref: string
  /** SPDX, as its package.json says; empty where it says nothing. */
  readonly licence: string
}

export function licencesIn({ components }: Pick<Bill, 'components'>): Shipped[] {
  return components.map(({ 'bom-ref': ref, licenses = [] }) => ({
    ref,
    licence: licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '').join(' AND '),
  }))
}

/** They allow what Waybill, which is MIT, does with them, and ask for no more than to be named. */
export const allowedLicences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
])

/** Of `A OR B` one has to be allowed, of `A AND B` both. */
export function isAllowed(licence: string): boolean {
  const choices = licence.replace(/^\((.*)\)$/, '$1').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((one) => allowedLicences.has(one)))
}

/**
 * What the licences ask to be passed on with the app: each package's own words, the same ones once. `directories`: where each
 * package lies, by its ref.
 */
export function noticesOf(packages: readonly Shipped[], directories: ReadonlyMap<string, string>): string {
  const byText = new Map<string, string[]>()
  for (const { ref, licence } of packages) {
    const text = wordsIn(directories.get(ref)) || `Licence: ${licence}`
    byText.set(text, [...(byText.get(text) ?? []), `${ref} (${licence})`])
  }
  const parts = [...byText].map(([text, names]) => `\n${RULE}\n${names.join('\n')}\n\n${text}\n`)
  return `Waybill contains the work of others.\n${parts.join('')}`
}

const RULE = '-'.repeat(80)

function wordsIn(directory: string | undefined): string {
  if (directory === undefined) return ''
  const files = readdirSync(directory, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && /^(licen[cs]e|copying|notice|copyright)/i.test(entry.name),
  )
  return files
    .map(({ name }) => readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n')
}

/** Where each installed package lies; of several copies of one version, any: they are the same. */
export function installedPackages(root: string): Map<string, string> {
  const { packages } = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8'))
  return new Map(
    Object.keys(packages).map((path) => {
      const { name, version } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))
      return [`${name}@${version}`, join(root, path)]
    }),
  )
}
