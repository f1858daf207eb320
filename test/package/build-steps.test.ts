import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { expect, onTestFinished, test } from 'vitest'
import { dataBeside } from '../../scripts/package/data-beside.ts'
import { plainHttp } from '../../scripts/package/plain-http.ts'

/** What a module becomes in a build with this step. */
async function built(plugin: Plugin, code: string): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'waybill-build-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  writeFileSync(join(directory, 'entry.js'), code)
  const [made] = [
    await build({
      configFile: false,
      root: directory,
      logLevel: 'silent',
      plugins: [plugin],
      build: { ssr: 'entry.js', write: false, minify: false },
    }),
  ].flat()
  const chunk = made && 'output' in made ? made.output[0] : undefined
  return chunk?.code ?? ''
}

const DATA = `const prices = [${'"a price", '.repeat(20_000)}]\nexport { prices }`

test('a module’s data are put beside it; a build without that module says that the step is of no use', async () => {
  expect(await built(dataBeside('entry.js', 'prices.json'), DATA)).toContain('JSON.parse(readFileSync(')
  await expect(built(dataBeside('other.js', 'prices.json'), DATA)).rejects.toThrow(
    'other.js is no part of what is built: take it out of the configuration, or name it anew.',
  )
  await expect(built(dataBeside('entry.js', 'prices.json'), 'export const prices = []')).rejects.toThrow('no data')
})

test('node:http is asked for by its name; a build in which nothing does so any more says it', async () => {
  const code = `import http, { Agent as A } from 'node:http'\nexport const made = [http.get, new A()]`
  const replaced = await built(plainHttp(), code)
  expect(replaced).toContain('process.getBuiltinModule("node:http")')
  expect(replaced).not.toContain('import')
  await expect(built(plainHttp(), 'export const made = 1')).rejects.toThrow('nothing imports node:http')
  await expect(built(plainHttp(), `import * as http from 'node:http'\nexport const made = http`)).rejects.toThrow(
    'node:http is imported in words that plain-http.ts does not know',
  )
})
