import { expect, it } from 'vitest'
import type { ProviderKeyView, ProviderView } from '../../../src/shared/contract/providers.ts'
import { newHome, startWaybill, waybill, waybillJson } from './waybill-command.ts'

const [ONE, TWO] = ['sk-one-for-tests-000000-1111', 'sk-two-for-tests-000000-2222']

it('a provider’s further keys come by standard input, are shown by their last four, and are removed by them', async () => {
  const engine = await startWaybill({ home: newHome() })
  await waybill(['provider', 'add', 'openai'], { ...engine, input: ONE })
  const added = await waybill(['provider', 'key', 'add', 'openai'], { ...engine, input: `${TWO}\n` })
  expect([added.code, added.stdout]).toEqual([0, 'openai: key …2222 ready\n'])
  expect((await waybill(['provider', 'list'], engine)).stdout).toContain('2 keys, 2 ready')
  const keys = await waybillJson<ProviderKeyView[]>(['provider', 'key', 'list', 'openai'], engine)
  expect(keys.map(({ last4, state }) => [last4, state])).toEqual([
    ['1111', 'ready'],
    ['2222', 'ready'],
  ])
  const list = (await waybill(['provider', 'key', 'list', 'openai'], engine)).stdout
  expect(list).toMatch(/^ID +KEY +STATE/)
  expect(list).toContain('…2222')

  const spread = await waybill(['provider', 'key', 'use', 'openai', 'spread'], engine)
  expect(spread.stdout).toBe('openai: its keys are used each in turn.\n')
  const wrong = await waybill(['provider', 'key', 'use', 'openai', 'sometimes'], engine)
  expect([wrong.code, wrong.stderr]).toEqual([expect.any(Number), expect.stringContaining('error: ')])
  expect(wrong.code).not.toBe(0)

  expect((await waybill(['provider', 'key', 'remove', 'openai', '9999'], engine)).stderr).toContain('no such key')
  expect((await waybill(['provider', 'key', 'remove', 'openai', '1111'], engine)).stdout).toBe('openai: key removed.\n')
  const [view] = await waybillJson<ProviderView[]>(['provider', 'list'], engine)
  expect(view).toMatchObject({ key_use: 'spread', keys: [{ last4: '2222' }] })
})

it('a key that is given as an argument is refused, and not repeated', async () => {
  const home = newHome()
  const { code, stdout, stderr } = await waybill(['provider', 'key', 'add', 'openai', TWO], { home })
  expect(code).not.toBe(0)
  expect(stderr).toContain('never an argument')
  expect(stdout + stderr).not.toContain(TWO)
})
