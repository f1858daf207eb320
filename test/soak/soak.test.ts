import { expect, it, onTestFinished } from 'vitest'
import { rounds } from '../support/tell.ts'
import { runRound } from './round.ts'
import { startSubject } from './subject.ts'
import { makeWorld } from './world.ts'

const SOURCE = new URL('../../src/main/cli.ts', import.meta.url).pathname

/** Their thread comes and goes, and has a connection to the database of its own. */
const OF_THE_REPORTS = 10
/** Timers of what goes on by itself: the next purge, say, or a count that is put off for a second. */
const OF_THE_MOMENT = 3

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
  expect(second.inside.descriptors).toBeLessThan((first.inside.descriptors ?? 0) + OF_THE_REPORTS)
  for (const kind of ['TCPSocketWrap', 'TCPServerWrap']) {
    expect([kind, (second.inside.handles[kind] ?? 0) <= (first.inside.handles[kind] ?? 0)]).toEqual([kind, true])
  }
  expect(second.inside.handles.Timeout ?? 0).toBeLessThanOrEqual((first.inside.handles.Timeout ?? 0) + OF_THE_MOMENT)
})
