import { expect, it } from 'vitest'
import { newHome, startWaybill, waybill, waybillJson } from './waybill-command.ts'

interface View {
  readonly id: string
  readonly asks: Readonly<Record<string, boolean>>
}

it('what is asked of providers is switched, shown and given back, for a provider and for a client key', async () => {
  const { home } = await startWaybill({ home: newHome() })
  const json = (...args: string[]) => waybillJson<View>(args, { home })
  await json('provider', 'add', 'ollama')
  const on = ['--no-store', '--pseudonyms', '--strip-headers', '--deny-data-collection']
  expect((await json('provider', 'asks', 'ollama', ...on)).asks).toEqual({
    no_store: true,
    pseudonyms: true,
    strip_identifying_headers: true,
    deny_data_collection: true,
  })
  const off = ['--store', '--keep-headers', '--allow-data-collection']
  expect((await json('provider', 'asks', 'ollama', ...off, '--default', 'pseudonyms')).asks).toEqual({
    no_store: false,
    strip_identifying_headers: false,
    deny_data_collection: false,
  })

  const { id } = await json('key', 'create', 'agent')
  const set = await json('key', 'asks', id, '--pseudonyms', '--keep-headers')
  expect(set.asks).toEqual({ pseudonyms: true, strip_identifying_headers: false })
  const shown = await waybill(['key', 'asks', id], { home })
  expect(shown.stdout).toMatch(/^agent:\n.*\nstore +as the provider .*\n.*\nheaders +off .*\npseudonyms +on /)
  expect((await json('key', 'asks', id, '--default', 'all')).asks).toEqual({})
})

it.each([
  [['provider', 'asks', 'nobody'], 'There is no provider nobody.'],
  [['key', 'asks', 'nobody'], 'There is no client key of this id.'],
  [['provider', 'asks', 'ollama', '--strip-headers', '--keep-headers'], 'cannot be used with'],
  [['provider', 'asks', 'ollama', '--default', 'everything'], 'Choose one of: '],
])('%j says what is wrong', async (args, told) => {
  const { code, stdout, stderr } = await waybill(args, { home: newHome() })
  expect([code === 0, stdout]).toEqual([false, ''])
  expect(stderr).toContain(told)
})
