import type { Settings } from '../../../shared/contract/settings.ts'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { type AppError, toAppError } from '../../../shared/errors.ts'
import { type Agents, createAgents, type NetworkSettings } from '../forward/forward.ts'
import type { Outbound } from '../outbound/outbound.ts'
import type { SettingsPart } from '../settings/settings.ts'

const CONNECT_TIMEOUT_MS = 15_000

export interface Network {
  agents(): Agents
  /** Throws `invalid_input` where they name another CA file, and it can't be read. */
  apply(wanted: Settings): void
  /** A CA file that can't be read any more: servers that only it vouches for are refused, all else goes on. */
  notices(): SystemStatus['notices']
}

/** The way out of Waybill, as the settings have it. */
export function openNetwork(settings: Pick<SettingsPart, 'current'>, outbound: Outbound): Network {
  let problem: AppError | null = null
  let agents = agentsFor(settings.current())

  function agentsFor(wanted: Settings): Agents {
    try {
      const made = createAgents(networkOf(wanted), outbound.watch)
      problem = null
      return made
    } catch (thrown) {
      // One that was there when it was set may be gone by now. That is no reason not to start, or to refuse other settings.
      if (wanted.extra_ca_file !== settings.current().extra_ca_file) throw thrown
      problem = toAppError(thrown)
      return createAgents({ ...networkOf(wanted), extraCaFile: null }, outbound.watch)
    }
  }

  return {
    agents: () => agents,
    apply(wanted) {
      const before = agents
      agents = agentsFor(wanted)
      before.retire()
      if (wanted.offline) outbound.endOwn()
    },
    notices: () =>
      problem === null ? [] : [{ code: 'stored_unreadable', message: problem.message, action: problem.action }],
  }
}

function networkOf(settings: Settings): NetworkSettings {
  return {
    upstreamProxy: settings.upstream_proxy,
    extraCaFile: settings.extra_ca_file,
    systemCa: settings.system_ca,
    connectTimeoutMs: Math.min(CONNECT_TIMEOUT_MS, settings.upstream_timeout_seconds * 1000),
    offline: settings.offline,
  }
}
