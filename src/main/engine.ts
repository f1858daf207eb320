import { RPCHandler } from '@orpc/server/message-port'
import { toAppError } from '../shared/errors.ts'
import { type Core, createCore } from './engine/core.ts'
import { serveCommands } from './headless/headless.ts'
import type { EngineReport, EngineStart, ShellMessage } from './shell/engine-messages.ts'
import { type DistantUpdater, updaterInShell } from './shell/updates/engine-side.ts'

const shell = process.parentPort
const open: { close(): Promise<void> }[] = []
let starting: Promise<Core> | undefined
let updates: DistantUpdater | undefined

shell.on('message', ({ data, ports }) => {
  const message: ShellMessage = data
  switch (message.type) {
    case 'start':
      starting = start(message.options)
      starting.catch(reportFailure)
      return
    case 'connect':
      for (const port of ports) void starting?.then((core) => mount(core, port))
      return
    case 'stop':
      return void stop()
    case 'told':
    case 'fetch':
      updates?.hear(message)
  }
})

async function start(options: EngineStart): Promise<Core> {
  updates = updaterInShell(options.updates, tell)
  const core = await createCore({ ...options, updater: updates.updater })
  open.push(core)
  // The socket before the port: of two that start at once, one learns what is really in its way.
  open.push(await serveCommands(options.dataDirectory, core.router))
  void core.stopRequested.then(stop)
  tell({ type: 'ready', proxy: await core.listen() })
  return core
}

/** Does not exit: the exit could overtake the report. The shell ends this process once it has read why. */
function reportFailure(thrown: unknown): void {
  const { code, message, action } = toAppError(thrown)
  tell({ type: 'failed', code, message, action })
}

function mount(core: Core, port: Electron.MessagePortMain): void {
  new RPCHandler(core.router).upgrade(port, { context: {} })
  port.start()
}

async function stop(): Promise<void> {
  await starting?.catch(() => {})
  // The core first: while it lets streams finish, the socket still answers that it is stopping.
  for (const part of open.splice(0)) await part.close()
  process.exit(0)
}

function tell(report: EngineReport): void {
  shell.postMessage(report)
}

// Ctrl+C in a terminal reaches the whole process group: without these, streams would be cut before the shell asks for a stop.
process.on('SIGINT', stop)
process.on('SIGTERM', stop)

// Electron only warns of these in a utility process; an engine in an unknown state is better restarted.
process.on('unhandledRejection', (reason) => {
  throw reason
})
