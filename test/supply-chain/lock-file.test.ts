import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Entry {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly hasInstallScript?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))
const ROOTS = ['', 'test/tools/']

for (const root of ROOTS) {
  const { packages } = read(`${root}package-lock.json`) as { packages: Readonly<Record<string, Entry>> }
  const installed = Object.entries(packages).filter(([path]) => path !== '')

  test(`${root}package-lock.json holds every package to the bytes that it had when it was chosen`, () => {
    const loose = installed.filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))
    expect(loose.map(([path]) => path)).toEqual([])
  })

  test(`${root}package-lock.json names no registry, so that it installs by anybody’s, and no other place`, () => {
    expect(installed.filter(([, { resolved, link }]) => resolved !== undefined || link)).toEqual([])
  })

  test(`nothing that ${root}package.json leads to is fetched from git or by an address`, () => {
    const { dependencies, devDependencies, optionalDependencies } = read(`${root}package.json`)
    const asked = [
      { dependencies, optionalDependencies },
      { dependencies: devDependencies },
      ...Object.values(packages),
    ]
    const elsewhere = asked
      .flatMap((entry) => Object.entries({ ...entry.dependencies, ...entry.optionalDependencies }))
      .filter(([, range]) => /^(git|https?|file|link|github|gitlab|bitbucket)\b|^[\w-]+\/[\w-]+/i.test(String(range)))
    expect(elsewhere).toEqual([])
  })
}

test('every package that has a script for its installation is decided upon, and no other', () => {
  const { packages } = read('package-lock.json') as { packages: Readonly<Record<string, Entry>> }
  const { allowScripts } = read('package.json') as { allowScripts: Readonly<Record<string, boolean>> }
  const scripted = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
  // npm builds what has a binding.gyp without a script; the lock file does not tell of these.
  expect(Object.keys(allowScripts).sort()).toEqual([...new Set([...scripted, 'better-sqlite3'])].sort())
})

test('each decision about such a script is explained', () => {
  const { allowScripts } = read('package.json') as { allowScripts: Readonly<Record<string, boolean>> }
  const page = readFileSync(new URL('../../docs/supply-chain.md', import.meta.url), 'utf8')
  for (const [name, isRun] of Object.entries(allowScripts)) {
    expect(page).toMatch(new RegExp(`^\\| \`${name}\` \\| ${isRun ? 'runs' : 'does not run'} \\| .{20,} \\|$`, 'm'))
  }
})
