import { createAgents, type NetworkSettings, type Watch } from '../../src/main/engine/forward/agents.ts'

/** Agents that go straight to this machine and trust what Node trusts. */
export function directAgents(settings: Partial<NetworkSettings> = {}, watch: Watch = () => {}) {
  const none = { upstreamProxy: '', extraCaFile: null, systemCa: false, connectTimeoutMs: 15_000, offline: false }
  return createAgents({ ...none, ...settings }, watch)
}
