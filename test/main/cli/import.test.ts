import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportPlan, TakenProviders } from '../../../src/shared/contract/imports.ts'
import type { ProviderView } from '../../../src/shared/contract/providers.ts'
import { KEYS, litellmConfig, ROUTER_FILE, routerConfig } from '../engine/imports/sources.ts'
import { newHome, startWaybill, temporaryDirectory, waybill, waybillJson } from './waybill-command.ts'

test('import shows what another tool has, and takes it when told to; no key is ever printed', async () => {
  const user = temporaryDirectory()
  const settings = join(user, ROUTER_FILE)
  mkdirSync(dirname(settings))
  writeFileSync(settings, routerConfig)
  const yaml = join(user, 'config.yaml')
  writeFileSync(yaml, litellmConfig)
  const options = { home: newHome(), env: { HOME: user } }
  await startWaybill(options)

  const list = await waybill(['import'], options)
  expect(list.stdout).toMatch(/^claude-code-router +6 +3 +\S+config\.json/m)
  const shown = await waybill(['import', 'claude-code-router'], options)
  expect(shown).toMatchObject({ code: 0, stderr: '' })
  expect(shown.stdout).toMatch(/^openrouter +openrouter +openrouter +its own +in the file +-$/m)
  expect(shown.stdout).toContain('- background: * (Messages, background) → ollama/qwen2.5-coder:latest')
  expect(await waybillJson<ProviderView[]>(['provider', 'list'], options)).toEqual([])

  const taken = await waybill(['import', 'claude-code-router', '--take', 'openrouter', 'deepseek'], options)
  expect(taken.code).toBe(1)
  expect(taken.stdout).toContain('Added: openrouter, 1 route. The file is as it was.')
  expect(taken.stdout).toContain('deepseek: left. DEEPSEEK_API_KEY is not set where Waybill runs.')
  const rest = await waybillJson<TakenProviders>(['import', 'claude-code-router', '--take', 'all'], options)
  expect(rest).toMatchObject({ added: ['ollama', 'gemini'], routes: 1 })

  const plan = await waybillJson<ImportPlan>(['import', 'litellm', '--file', yaml], options)
  expect(plan.providers.map(({ name }) => name)).toContain('vllm.example')
  expect(readFileSync(settings, 'utf8')).toBe(routerConfig)
  const printed = [list, shown, taken].map(({ stdout }) => stdout).join() + JSON.stringify([rest, plan])
  for (const key of Object.values(KEYS)) expect(printed).not.toContain(key)
})

test('import says what it needs: whose file, where it is, a name that is in it', async () => {
  const options = { home: newHome(), env: { HOME: temporaryDirectory() } }
  expect((await waybill(['import'], options)).stdout).toMatch(/^Nothing was found/)
  expect((await waybill(['import', 'litellm'], options)).code).toBe(2)
  expect((await waybill(['import', '--take', 'all'], options)).code).toBe(2)
  expect((await waybill(['import', 'no-such-tool'], options)).code).toBe(2)
  expect(await waybill(['import', 'cc-switch'], options)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('No settings of cc-switch were found.'),
  })
})
