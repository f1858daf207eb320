import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}
interface Workflow {
  readonly permissions?: unknown
  readonly jobs: Readonly<Record<string, { readonly permissions?: unknown; readonly steps: readonly Step[] }>>
}

const root = join(import.meta.dirname, '../..')
const files = globSync('.github/workflows/*.yml', { cwd: root })

it('there are workflows', () => expect(files.length).toBeGreaterThan(1))

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(root, file), 'utf8')
  const { permissions, jobs } = parse(text) as Workflow
  const steps = Object.values(jobs).flatMap((job) => job.steps)

  it('takes every action by its commit, with the version that it is', () => {
    const loose = text
      .split('\n')
      .filter((line) => /^\s*(-\s+)?uses:/.test(line))
      .filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
    expect(loose).toEqual([])
  })

  it('may read the repository, and nothing more, but for the job that makes a release', () => {
    expect(permissions).toEqual({ contents: 'read' })
    const more = Object.entries(jobs).filter(([, job]) => job.permissions !== undefined)
    expect(more.map(([name, job]) => [name, job.permissions])).toEqual(
      file.endsWith('packages.yml') ? [['release', { contents: 'write' }]] : [],
    )
  })

  it('leaves no credentials of the repository for what is installed and run after it', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.length).toBeGreaterThan(0)
    for (const checkout of checkouts) expect(checkout.with).toMatchObject({ 'persist-credentials': false })
  })
})

it('what makes a release takes nothing out of a cache that another job could have written', () => {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows/packages.yml'), 'utf8')) as Workflow
  const setups = Object.values(jobs).flatMap(({ steps }) => steps.filter(({ uses }) => uses?.includes('/setup-node@')))
  for (const setup of setups) expect(setup.with).toMatchObject({ 'package-manager-cache': false })
})
