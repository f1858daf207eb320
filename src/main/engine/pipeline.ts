import type { IncomingMessage } from 'node:http'
import { toAppError } from '../../shared/errors.ts'
import type {
  Admitted,
  Answered,
  Channel,
  Permitted,
  Read,
  Received,
  Routed,
  Screened,
  Translated,
} from './exchange.ts'
import type { ForwardWatch } from './forward/forward.ts'
import type { Arrival } from './listener/receive.ts'
import type { Refuse } from './listener/respond.ts'
import type { Waybill } from './waybill.ts'

export interface Stages {
  readonly receive: (req: IncomingMessage, channel: Channel) => Arrival
  readonly checkWalls: (req: IncomingMessage) => void
  /** True for what needs no key and is no exchange: a probe of `/`, a listed origin's preflight. */
  readonly answerItself: (arrival: Arrival) => boolean
  readonly admit: (received: Received) => Admitted
  readonly read: (admitted: Admitted) => Promise<Read>
  /** True for an exchange that no provider is asked in: a list of models. */
  readonly answerOwn: (read: Read, waybill: Waybill) => boolean
  /** Looks for credentials in what leaves, where the user asked for it. */
  readonly screen: (read: Read) => Screened | Promise<Screened>
  readonly route: (screened: Screened) => Routed
  /** Makes out what is asked, where a provider speaks another format than its client. */
  readonly translate: (routed: Routed) => Translated | Promise<Translated>
  readonly limit: (translated: Translated) => Permitted
  readonly forward: (permitted: Permitted, watch: ForwardWatch) => Promise<Answered>
  readonly refuse: Refuse
  readonly startWaybill: (received: Received) => Waybill
}

/** A request's whole way. Each line takes what the line before it made; what any of them throws ends in a refusal. */
export function createPipeline(stages: Stages): (req: IncomingMessage, channel: Channel) => Promise<void> {
  return async (req, channel) => {
    const arrival = stages.receive(req, channel)
    const waybill = stages.startWaybill(arrival.received)
    let known: Received | Admitted = arrival.received
    try {
      stages.checkWalls(req)
      if (stages.answerItself(arrival)) return
      if (arrival.refusal) throw arrival.refusal
      const admitted = stages.admit(arrival.received)
      known = admitted
      waybill.admitted(admitted)
      const read = await stages.read(admitted)
      waybill.read(read)
      if (stages.answerOwn(read, waybill)) return
      const routed = stages.route(await stages.screen(read))
      const permitted = stages.limit(await stages.translate(routed))
      await stages.forward(permitted, waybill.permitted(permitted))
    } catch (thrown) {
      stages.refuse(known, toAppError(thrown), waybill)
    } finally {
      waybill.done()
    }
  }
}
