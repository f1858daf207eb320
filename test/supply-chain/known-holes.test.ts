import { expect, it } from 'vitest'
import { knownHoles } from '../../scripts/package/known-holes.ts'

const hole = (name: string, severity: string, via: unknown[] = [{ title: 'A hole', url: 'https://example.test' }]) => ({
  [name]: { name, severity, via, range: '<2.0.0', effects: [], nodes: [`node_modules/${name}`], fixAvailable: true },
})
const reportOf = (...holes: object[]) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities: Object.assign({}, ...holes), metadata: {} })
const shipped = new Set(['ws', 'zod'])

it('a severe hole in what users get forbids a release, others are told', () => {
  const report = reportOf(hole('ws', 'high'), hole('zod', 'moderate'), hole('vite', 'critical'))
  expect(knownHoles(report, shipped).map(({ name, forbids }) => [name, forbids])).toEqual([
    ['ws', true],
    ['zod', false],
    ['vite', false],
  ])
})

it('what only depends on a package with a hole is not a hole of its own', () => {
  const report = reportOf(hole('ws', 'critical'), hole('zod', 'critical', ['ws']))
  expect(knownHoles(report, shipped).map(({ name }) => name)).toEqual(['ws'])
})

it('a registry that does not answer is not taken for a clean bill', () => {
  expect(() => knownHoles(JSON.stringify({ message: '405 Method Not Allowed' }), shipped)).toThrow('405')
  expect(() => knownHoles(JSON.stringify({ error: { code: 'ENOAUDIT' } }), shipped)).toThrow('no reason')
})
