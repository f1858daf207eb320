import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Admitted, Permitted, Read, Received, Routed } from '../../src/main/engine/exchange.ts'
import { createPipeline, type Stages } from '../../src/main/engine/pipeline.ts'

describe('the stages of a request', () => {
  it('can’t be left out or moved: each takes only what the one before it made', () => {
    expectTypeOf<Parameters<Stages['admit']>[0]>().toEqualTypeOf<Received>()
    expectTypeOf<Received>().not.toExtend<Parameters<Stages['read']>[0]>()
    expectTypeOf<Admitted>().not.toExtend<Parameters<Stages['route']>[0]>()
    expectTypeOf<Read>().not.toExtend<Parameters<Stages['forward']>[0]>()
    expectTypeOf<Routed>().not.toExtend<Parameters<Stages['forward']>[0]>()
    expectTypeOf<Permitted>().toExtend<Parameters<Stages['forward']>[0]>()
    expect(createPipeline).toBeTypeOf('function')
  })
})
