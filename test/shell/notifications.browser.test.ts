import { afterAll, beforeAll, expect, test } from 'vitest'
import { notificationKinds } from '../../src/shared/notification-kinds.ts'
import { answers, fails, type KeyedProvider, startKeyedProvider } from '../main/engine/attempts/keyed-provider.ts'
import { type Desktop, startDesktop } from './desktop.ts'

// Started hidden, as at login: nobody looks, so whatever happens has to be told.
let desktop: Desktop
let provider: KeyedProvider

beforeAll(async () => {
  provider = await startKeyedProvider()
  desktop = startDesktop({ args: ['--port', '0', '--vault', 'memory', '--hidden'] })
  await desktop.tray('running')
})
afterAll(async () => {
  await desktop.dispose()
  await provider.close()
})

const titles = () =>
  desktop.recorded.filter((entry) => entry.type === 'notification').map(({ options }) => options.title)
const told = (title: string) => desktop.saw('notification', ({ options }) => options.title === title)

test('what goes wrong while nobody looks is told, once an hour, if it is wanted, and a click leads to it', async () => {
  const engine = await desktop.engine()
  const { proxy } = await engine.system.status()
  const ask = async (key: string, model: string) => {
    const answer = await fetch(`${proxy}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] }),
    })
    await answer.arrayBuffer()
    return answer.status
  }
  const usage = { prompt_tokens: 10, completion_tokens: 100_000, total_tokens: 100_010 }
  const said = { id: '1', object: 'chat.completion', created: 1, model: 'mistral-tiny', choices: [], usage }
  provider.let('sk-good', answers(200, Buffer.from(JSON.stringify(said))))
  provider.let('sk-bad', fails(401))
  const base_url = `${provider.origin}/v1`
  await engine.providers.add({ kind: 'mistral', key: 'sk-good', base_url })
  await engine.providers.add({ kind: 'compatible', name: 'first', key: 'sk-bad', base_url })
  await engine.providers.add({ kind: 'compatible', name: 'second', key: 'sk-bad', base_url })
  const limits = { budget_day_nano_usd: 1e9 }
  const { key } = await engine.clientKeys.create({ name: 'Editor', limits })
  await engine.settings.set({ name: 'suspend_abnormal_keys', value: true })
  await engine.settings.set({ name: 'notifications_off', value: ['provider_failing'] })

  // Its price makes the shell look at prices again, and the model is one that its provider takes away.
  expect(await ask(key, 'mistral/mistral-tiny')).toBe(200)
  const rates = { input_nano_usd_per_mtok: 6e9, output_nano_usd_per_mtok: 6e9 }
  await engine.prices.set({ provider: 'mistral', model: 'mistral-tiny', ...rates })
  expect((await told('mistral-tiny is deprecated')).options.body).toContain('mistral')

  expect(await ask(key, 'mistral/mistral-tiny')).toBe(200)
  expect((await told('50 % of a budget is spent')).options.body).toBe('Today’s budget of Editor.')

  // Switched off: the tray says it, and nothing more.
  await ask(key, 'first/any')
  await desktop.saw('tray', ({ tooltip }) => tooltip.includes('first fails'))
  await engine.settings.set({ name: 'notifications_off', value: [] })
  const from = desktop.recorded.length
  await engine.providers.remove({ name: 'first' })
  await desktop.tray('running', from)
  await ask(key, 'second/any')
  await told('second fails')

  // Fifty refusals in a row: an agent that runs against a wall.
  for (let time = 0; time < 50; time += 1) await ask(key, 'second/any')
  await told('Editor was suspended')

  await engine.system.lock()
  const vault = await told('The vault is locked')
  const soFar = titles()
  expect(soFar).toHaveLength(notificationKinds.length - 1)
  expect(new Set(soFar).size).toBe(soFar.length)

  // Another engine, the same hour.
  const crashed = desktop.recorded.length
  process.kill((await desktop.saw('engine')).pid, 'SIGKILL')
  await desktop.tray('off', crashed)
  const back = desktop.recorded.length
  await desktop.saw('tray', ({ tooltip }) => !tooltip.includes('restarting'), back)
  const next = desktop.recorded.length
  await (await desktop.engine()).system.lock()
  await desktop.saw('tray', ({ tooltip }) => tooltip.includes('The vault is locked'), next)
  expect(titles()).toEqual(soFar)

  desktop.clickNotification(vault.id)
  const page = await desktop.page()
  expect(new URL(page.url()).hash).toBe('#/settings?section=vault')
})
