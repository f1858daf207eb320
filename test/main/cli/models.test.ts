import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { FoundServer, ModelChanges, ModelView } from '../../../src/shared/contract/models.ts'
import { newHome, waybill, waybillJson } from './waybill-command.ts'

/** A provider with this list, which may be changed. */
async function provider() {
  const list = { data: [{ id: 'small', context_length: 32_000 }, { id: 'large' }] as unknown[] }
  const server = createServer((_req, res) => {
    res.setHeader('content-type', 'application/json').end(JSON.stringify(list))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { list, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` }
}

describe('waybill models', () => {
  it('lists what is known, asks for it when told to, and tells what has changed', async () => {
    const { list, baseUrl } = await provider()
    const on = { home: newHome() }
    expect(await waybill(['models'], on)).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/waybill provider add/),
    })
    await waybill(['provider', 'add', 'compatible', '--name', 'mine', '--base-url', baseUrl], on)
    expect((await waybill(['models'], on)).stderr).toMatch(/waybill models --refresh/)

    const first = await waybill(['models', '--refresh'], on)
    expect(first).toMatchObject({ code: 0, stderr: 'mine: 2 models\n' })
    expect(first.stdout).toMatch(/^PROVIDER +MODEL +CONTEXT .*\nmine +large +- .*\nmine +small +32,000 /)

    list.data = [{ id: 'small' }, { id: 'new', expiration_date: '2027-01-01' }]
    const { changes, models } = await waybillJson<{ changes: ModelChanges[]; models: ModelView[] }>(
      ['models', '--refresh', '--provider', 'mine'],
      on,
    )
    expect(changes).toEqual([
      { provider: 'mine', models: 2, added: ['new'], gone: ['large'], in_use: [], problem: null },
    ])
    expect(models.map(({ id }) => id)).toEqual(['new', 'small'])
    expect((await waybill(['models'], on)).stdout).toMatch(/new .* deprecated, new\n/)
    expect(await waybillJson<ModelView[]>(['models'], on)).toEqual(models)
  })

  it('says which provider could not be asked, and of one that is not there that it is not', async () => {
    const on = { home: newHome() }
    await waybill(['provider', 'add', 'compatible', '--base-url', 'http://127.0.0.1:9/v1'], on)
    const failed = await waybill(['models', '--refresh'], on)
    expect(failed).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^compatible: 127\.0\.0\.1 can’t be reached: nothing listens there\./),
    })
    expect(await waybill(['models', '--provider', 'nobody'], on)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/no provider nobody/),
    })
  })
})

describe('waybill provider find', () => {
  it('tells what it has found on this machine, and offline looks for nothing', async () => {
    const on = { home: newHome() }
    const found = await waybillJson<FoundServer[]>(['provider', 'find'], on)
    expect(found.every(({ base_url }) => /^http:\/\/(127\.0\.0\.1|\[::1\]):\d+\/v1$/.test(base_url))).toBe(true)
    await waybill(['settings', 'set', 'offline', 'true'], on)
    expect(await waybill(['provider', 'find'], on)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/Waybill is offline/),
    })
  })
})
