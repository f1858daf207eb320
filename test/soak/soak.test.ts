import { expect, it, onTestFinished } from 'vitest'
import { rounds } from '../support/tell.ts'
import { runRound } from './round.ts'
import { startSubject } from './subject.ts'
import { makeWorld } from './world.ts'

const SOURCE = new URL('../../src/main/cli.ts', import.meta.url).pathname

it('holds no socket, timer or exchange more after mixed traffic than before it', { timeout: 180_000 }, async () => {
  const subject = await startSubject(SOURCE)
  onTestFinished(subject.stop)
  const world = await makeWorld(subject)
  const { sockets } = await subject.look()
  const round = () =>
    runRound(subject, world, { exchanges: rounds(250, 3000), atOnce: 16, streams: 20, sockets: sockets ?? 0 })
  const first = await round()
  const second = await round()
  for (const { running, streamsCut, passed } of [first, second]) {
    expect([running, streamsCut, [...passed.surprises]]).toEqual([0, 0, []])
  }
  expect(second.inside.sockets).toBe(sockets)
  expect(second.inside.descriptors).toBe(first.inside.descriptors)
  for (const [kind, count] of Object.entries(second.inside.handles)) {
    expect([kind, count <= (first.inside.handles[kind] ?? 0)]).toEqual([kind, true])
  }
})
