import type { Settings } from '../../../shared/contract/settings.ts'
import { AppError } from '../../../shared/errors.ts'
import { isLoopback } from '../address.ts'
import type { Admitted, Received, Routed, Translated } from '../exchange.ts'
import type { Agents, Circuits } from '../forward/forward.ts'
import { createForward } from '../forward/forward.ts'
import type { ClientKeys } from '../guard/client-keys.ts'
import { admit, checkWalls, type GuardOptions, offeredKeys } from '../guard/guard.ts'
import { checkKeyState } from '../guard/key-state.ts'
import { corsHeaders, isListedOrigin, preflightHeaders } from '../guard/origin.ts'
import type { InFlight } from '../in-flight.ts'
import type { KeyRing } from '../key-ring.ts'
import { readBody } from '../limits/body.ts'
import type { Limits } from '../limits/limits.ts'
import { type Listener, startListener } from '../listener/listener.ts'
import { receive } from '../listener/receive.ts'
import { answerJson, answerPlainly, refuse } from '../listener/respond.ts'
import { createJobs } from '../meter/jobs.ts'
import { createPipeline } from '../pipeline.ts'
import type { CostOf } from '../prices/prices.ts'
import type { Provider } from '../providers/providers.ts'
import type { RecordOf } from '../record.ts'
import { createPseudonyms, createTurns, mayEditBodies, type RouteOptions, route } from '../route/route.ts'
import type { RouteTable } from '../route/route-table.ts'
import { createScreen } from '../screen/screen.ts'
import { eventOfRefusal, type SecurityEvents } from '../security/security.ts'
import { createTranslate } from '../translate/translate.ts'
import { startWaybill } from '../waybill.ts'
import { type OwnAnswerNeeds, ownAnswer } from './own-answers.ts'

export interface FrontNeeds {
  readonly settings: () => Settings
  /** Where this client key may lead. */
  readonly providersFor: (clientKeyId: string) => readonly Provider[]
  /** The rules of routing that hold for it. */
  readonly tableFor: (clientKeyId: string) => RouteTable
  readonly catalogue: OwnAnswerNeeds['catalogue']
  readonly isProvider: (name: string) => boolean
  readonly clientKeys: ClientKeys
  readonly keyRing: KeyRing
  readonly agents: () => Agents
  readonly circuits: Circuits
  readonly inFlight: InFlight
  /** Throws why nothing may pass: a panic, a stop. */
  readonly checkOpen: () => void
  readonly limits: Limits
  readonly costOf: CostOf
  readonly security: Pick<SecurityEvents, 'note'>
  readonly recordOf: RecordOf
}

/** Joins the stages and opens the door: from here on tools can call. Throws `port_taken`. */
export async function openFront(needs: FrontNeeds, port: number): Promise<Listener> {
  const { settings, keyRing } = needs
  let ownPort = port
  const guard: GuardOptions = {
    port: () => ownPort,
    allowedHosts: () => settings().allowed_hosts,
    allowedOrigins: () => settings().allowed_origins,
    findClientKey: needs.clientKeys.find,
  }
  const corsFor = (origin: string | undefined): Record<string, string> =>
    origin !== undefined && isListedOrigin(origin, settings().allowed_origins) ? corsHeaders(origin) : {}
  const routes: RouteOptions = {
    providersFor: needs.providersFor,
    tableFor: needs.tableFor,
    providersWith: needs.catalogue.providersWith,
    isVaultReady: keyRing.isReady,
    keyOf: keyRing.keyOf,
    rest: needs.circuits.rest,
    turnOf: createTurns(),
    pseudonymsOf: createPseudonyms(keyRing),
  }
  /** Switched off for exchanges, it has no place among what was refused either. */
  const toolOf = ({ tool }: Received): string | null => (settings().fields_off.includes('tool') ? null : tool)
  const noteRefusal = (received: Received | Admitted, { code }: AppError): void => {
    const event = eventOfRefusal(code)
    if (event === null) return
    const { req } = received
    const clientKeyId =
      'clientKey' in received ? received.clientKey.id : needs.clientKeys.revokedAmong(offeredKeys(req))
    needs.security.note({ ...event, clientKeyId, peerPort: req.socket.remotePort ?? null, tool: toolOf(received) })
  }
  const records = { ...needs, jobs: createJobs() }
  const pipeline = createPipeline({
    receive: (req, channel) => receive(req, channel, needs.isProvider),
    checkWalls: (req) => checkWalls(req, guard),
    answerItself({ received: { req, channel }, isProbe }) {
      if (channel.type !== 'http') return false
      const { origin } = req.headers
      // The walls let only listed origins come this far.
      if (req.method === 'OPTIONS' && origin !== undefined) {
        answerPlainly(channel.res, 204, preflightHeaders(origin, req.headers))
        return true
      }
      if (isProbe) answerPlainly(channel.res, 200, corsFor(origin))
      return isProbe
    },
    admit(received) {
      needs.checkOpen()
      return admit(received, guard)
    },
    read(admitted) {
      const { body_limit_bytes, paused } = settings()
      return readBody(checkKeyState(admitted, { now: Date.now(), paused }), {
        limitBytes: body_limit_bytes,
        wantsKind: needs.tableFor(admitted.clientKey.id).needsKind,
        mayEdit: mayEditBodies(admitted.clientKey, needs.providersFor(admitted.clientKey.id)),
      })
    },
    answerOwn(read, record) {
      const own = ownAnswer(read, needs)
      if (own) answerJson(read, own.body, record, corsFor(read.req.headers.origin))
      return own !== null
    },
    screen: createScreen({
      scanFor: ({ secretScan }) => secretScan ?? settings().secret_scan,
      limitBytes: () => settings().body_limit_bytes,
      note: (read, kind, rule) =>
        needs.security.note({
          kind,
          clientKeyId: read.clientKey.id,
          peerPort: read.req.socket.remotePort ?? null,
          tool: toolOf(read),
          detail: rule,
        }),
    }),
    route: (screened) => checkNoLoop(route(screened, routes), ownPort),
    translate: createTranslate({ limitBytes: () => settings().body_limit_bytes }),
    limit: (translated) => needs.limits.permit(checkStillThere(translated)),
    forward: createForward({
      agents: needs.agents,
      circuits: needs.circuits,
      maxAttempts: () => settings().retry_attempts,
      retryMs: () => settings().retry_seconds * 1000,
      timeoutMs: () => settings().upstream_timeout_seconds * 1000,
      corsFor: (req) => corsFor(req.headers.origin),
    }),
    refuse(received, error, record) {
      noteRefusal(received, error)
      refuse(received, error, record, corsFor(received.req.headers.origin))
    },
    startWaybill: (received) => startWaybill(received, records),
  })
  const listener = await startListener({
    port,
    ipv6: settings().listen_ipv6,
    handle: pipeline,
    onMalformed: ({ peerPort, code }) =>
      needs.security.note({ kind: 'malformed_request', peerPort, detail: code.toLowerCase() }),
  })
  ownPort = listener.port
  return listener
}

/** Throws where the client has left, or was cut off, since its body was read: nobody is asked on behalf of nobody. */
function checkStillThere(translated: Translated): Translated {
  const { channel } = translated
  const gone = channel.type === 'http' ? channel.res.destroyed : channel.socket.destroyed
  if (gone) throw new AppError('stopping', { message: 'The client has left.' })
  return translated
}

/** Throws `self_loop`. A base URL is checked when it is set, but our own port may be changed to it later. */
function checkNoLoop(routed: Routed, ownPort: number): Routed {
  for (const { upstream } of routed.candidates) {
    if (upstream.url.port === String(ownPort) && isLoopback(upstream.url.hostname)) {
      throw new AppError('self_loop', { message: `The base URL of ${upstream.providerName} is Waybill itself.` })
    }
  }
  return routed
}
