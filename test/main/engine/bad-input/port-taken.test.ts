import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { makePlace, run } from '../../../support/markers-process.ts'
import { isOnPath } from '../../../support/needs.ts'

const holders: Server[] = []
afterEach(() => {
  for (const holder of holders.splice(0)) holder.close()
})

async function hold(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1')
  holders.push(holder)
  await once(holder, 'listening')
  const address = holder.address()
  return typeof address === 'object' && address ? address.port : 0
}

it('a port that is taken is named, with its holder, and not silently replaced', async () => {
  const port = await hold()
  const place = makePlace()
  const { child, output } = run(place, [
    'start',
    '--headless',
    '--port',
    `${port}`,
    '--control-port',
    '0',
    '--vault',
    'memory',
  ])
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(output().toString()).toContain(`Port ${port} on 127.0.0.1 is taken`)
  expect(output().toString()).toMatch(/what to do: .*--port N/)
  // Where the system has a command that tells.
  if (isOnPath('ss')) expect(output().toString()).toContain(`pid ${process.pid}`)
  place.remove()
})
