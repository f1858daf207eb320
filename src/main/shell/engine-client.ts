import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { MessageChannelMain, type MessagePortMain } from 'electron'
import type { ControlClient } from '../../shared/contract/contract.ts'
import type { EngineProcess } from './engine-process.ts'

/**
 * The shell's own way to the engine: one more client of the contract, over a port as every window has. A client lives as
 * long as its engine; the next engine gets another.
 */
export interface EngineClient {
  /** An engine listens: `begin` is called with a client, and with a signal that is given when that engine is gone. */
  engineReady(): void
  engineGone(): void
  /** null: there is nobody to ask at the moment. */
  current(): ControlClient | null
}

export function keepEngineClient(
  connect: EngineProcess['connect'],
  begin: (client: ControlClient, signal: AbortSignal) => void,
): EngineClient {
  let session: {
    readonly client: ControlClient
    readonly over: AbortController
    readonly port: MessagePortMain
  } | null = null

  function engineGone(): void {
    session?.over.abort()
    session?.port.close()
    session = null
  }

  return {
    engineReady() {
      engineGone()
      const { port1, port2 } = new MessageChannelMain()
      if (!connect(port2)) return
      const client = createORPCClient<ControlClient>(new RPCLink({ port: port1 }))
      const over = new AbortController()
      session = { client, over, port: port1 }
      port1.start()
      begin(client, over.signal)
    },
    engineGone,
    current: () => session?.client ?? null,
  }
}
