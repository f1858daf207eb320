import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCircuits } from '../../../../src/main/engine/forward/circuits.ts'
import { type Finding, findingOf } from '../../../../src/main/engine/forward/finding.ts'

const finding = (status: number, headers = {}): Finding => findingOf(status, headers, {})
const fine = finding(200)

/** One way, a clock that is set by hand, and how often watchers were told. */
function oneWay() {
  let now = 1_000
  let changes = 0
  const circuits = createCircuits({
    now: () => now,
    changed: () => {
      changes += 1
    },
  })
  return {
    pass: (ms: number) => {
      now += ms
    },
    begin: () => circuits.begin('key'),
    attempt: (found: Finding | null) => circuits.begin('key')(found),
    forget: () => circuits.forget('key'),
    because: () => circuits.rest('key')?.because ?? null,
    dueInMs: () => circuits.dueInMs('key'),
    changes: () => changes,
  }
}

describe('a way rests', () => {
  it.each([
    ['for an hour when its key is refused', 401, {}, 'refused', 3_600_000],
    ['for ten minutes when its account is spent', 402, {}, 'spent', 600_000],
    ['as long as a limit asks for', 429, { 'retry-after': '20' }, 'limited', 20_000],
    ['by the finer word where there are two', 429, { 'retry-after': '20', 'retry-after-ms': '1500' }, 'limited', 1_500],
    ['a little when a limit does not say how long', 429, {}, 'limited', 5_000],
    ['as long as an overloaded server asks for', 503, { 'retry-after': '2' }, 'failing', 2_000],
    ['no longer than a day, whatever it is told', 429, { 'retry-after': '99999999999' }, 'limited', 86_400_000],
    ['a little where it is told nonsense', 429, { 'retry-after': '-1' }, 'limited', 5_000],
  ] as const)('%s', (_, status, headers, because, restMs) => {
    const way = oneWay()
    way.attempt(finding(status, headers))
    expect([way.because(), way.dueInMs()]).toEqual([because, restMs])
    way.pass(restMs - 1)
    expect(way.because()).toBe(because)
    way.pass(1)
    expect([way.because(), way.dueInMs()]).toEqual([null, 0])
  })

  it.each([200, 302, 400, 403, 404, 409, 413, 422, 501])('not because of a %i', (status) => {
    const way = oneWay()
    way.attempt(finding(status))
    expect([way.because(), way.changes()]).toEqual([null, 0])
  })

  it('only after three failures of the server in a row', () => {
    const way = oneWay()
    for (const status of [500, 500, 200, 500, 500, 404, 500, 500]) way.attempt(finding(status))
    expect([way.because(), way.changes()]).toEqual([null, 0])
    way.attempt(finding(500))
    expect([way.because(), way.dueInMs(), way.changes()]).toEqual(['failing', 5_000, 1])
  })

  it('longer each time that it fails again, up to five minutes, and shortly again once it has worked', () => {
    const way = oneWay()
    const rests: number[] = []
    for (let i = 0; i < 9; i++) {
      way.attempt(finding(429))
      rests.push(way.dueInMs())
      way.pass(way.dueInMs())
    }
    expect(rests).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000])
    way.attempt(fine)
    way.attempt(finding(429))
    expect(way.dueInMs()).toBe(5_000)
  })

  it('until its key is another', () => {
    const way = oneWay()
    way.attempt(finding(401))
    way.forget()
    expect([way.because(), way.changes()]).toEqual([null, 2])
  })
})

describe('after its rest', () => {
  it('one attempt tries, and the others keep away until it knows', () => {
    const way = oneWay()
    way.attempt(finding(429))
    way.pass(5_000)
    expect(way.because()).toBeNull()
    const probe = way.begin()
    expect(way.because()).toBe('limited')
    way.begin()(null)
    expect(way.because()).toBe('limited')
    probe(fine)
    expect(way.because()).toBeNull()
  })

  it('an attempt that fails sends it to rest again, for longer', () => {
    const way = oneWay()
    for (let i = 0; i < 3; i++) way.attempt(finding(500))
    way.pass(5_000)
    way.attempt(finding(500))
    expect([way.because(), way.dueInMs()]).toEqual(['failing', 10_000])
  })

  it('an attempt that is given up leaves the try to the next', () => {
    const way = oneWay()
    way.attempt(finding(429))
    way.pass(5_000)
    way.attempt(null)
    expect(way.because()).toBeNull()
    way.attempt(fine)
    expect([way.because(), way.changes()]).toEqual([null, 2])
  })
})

describe('attempts beside each other', () => {
  it('that began before it was sent to rest, and went well, do not call it back', () => {
    const way = oneWay()
    const [slow, quick] = [way.begin(), way.begin()]
    quick(finding(429, { 'retry-after': '60' }))
    slow(fine)
    expect([way.because(), way.dueInMs()]).toEqual(['limited', 60_000])
    // One that began after it, and was served nevertheless, does.
    way.attempt(fine)
    expect(way.because()).toBeNull()
  })

  it('that fail together count as one, and the latest word on when holds', () => {
    const way = oneWay()
    const attempts = Array.from({ length: 10 }, way.begin)
    attempts.forEach((attempt, index) => {
      attempt(finding(429, { 'retry-after': String(20 + (index % 3)) }))
    })
    expect([way.dueInMs(), way.changes()]).toEqual([22_000, 1])
    way.pass(22_000)
    way.attempt(finding(429))
    expect(way.dueInMs()).toBe(10_000)
  })
})

it('whatever happens, a way is never refused for longer than a day, and one good answer after it frees it', () => {
  const events = fc.constantFrom(200, 401, 402, 403, 404, 429, 500, 503, 529)
  const told = fc.option(fc.integer({ min: 0, max: 200_000 }).map(String), { nil: undefined })
  fc.assert(
    fc.property(fc.array(fc.tuple(events, told, fc.integer({ min: 0, max: 400_000 }))), (steps) => {
      const way = oneWay()
      for (const [status, after, ms] of steps) {
        way.attempt(finding(status, after === undefined ? {} : { 'retry-after': after }))
        expect(way.dueInMs()).toBeLessThanOrEqual(86_400_000)
        way.pass(ms)
      }
      way.attempt(fine)
      return way.because() === null && way.dueInMs() === 0
    }),
  )
})
