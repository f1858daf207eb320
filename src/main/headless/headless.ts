import type { ControlRouter } from '../engine/control/control.ts'
import type { ControlSocket } from './control-socket.ts'
import type { Headless, HeadlessOptions } from './host.ts'

export { findEngine } from './find-engine.ts'
export type { Headless, HeadlessOptions } from './host.ts'
export type { RunningEngine } from './running-engine.ts'

// This door is light, because every command passes it to look for a running engine: what serves is loaded when it serves.

/** The engine in this process, with its dashboard and its socket. Throws `already_running`, `port_taken` and what the core throws. */
export async function startHeadless(options: HeadlessOptions): Promise<Headless> {
  const { hostEngine } = await import('./host.ts')
  return hostEngine(options)
}

/** The socket alone, for an engine with another host (the desktop's), so that commands reach it too. */
export async function serveCommands(dataDirectory: string, router: ControlRouter): Promise<ControlSocket> {
  const [{ openControlSocket }, { createRpcMount }, { createLog }] = await Promise.all([
    import('./control-socket.ts'),
    import('./rpc-mount.ts'),
    import('./log.ts'),
  ])
  return openControlSocket(dataDirectory, createRpcMount(router, createLog()))
}
