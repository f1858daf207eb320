import { RPCHandler } from '@orpc/server/message-port'
import { toAppError } from '../shared/errors.ts'
import { type Core, createCore } from './engine/core.ts'
import type { EngineReport, EngineStart, ShellMessage } from './shell/engine-messages.ts'

const shell = process.parentPort
let starting: Promise<Core> | undefined

shell.on('message', ({ data, ports }) => {
  const message: ShellMessage = data
  switch (message.type) {
    case 'start':
      starting = start(message.options)
      starting.then(reportReady, reportFailure)
      return
    case 'connect':
      for (const port of ports)
        starting?.then(
          (core) => mount(core, port),
          () => port.close(),
        )
      return
    case 'stop':
      void stop()
  }
})

async function start(options: EngineStart): Promise<Core> {
  const core = await createCore(options)
  core.stopRequested.then(stop)
  return core
}

async function reportReady(core: Core): Promise<void> {
  try {
    tell({ type: 'ready', proxy: await core.listen() })
  } catch (thrown) {
    await core.close()
    reportFailure(thrown)
  }
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
  const core = await starting?.catch(() => undefined)
  await core?.close()
  process.exit(0)
}

function tell(report: EngineReport): void {
  shell.postMessage(report)
}

// Ctrl+C in a terminal reaches the whole process group: without these, streams would be cut before the shell can ask for a stop.
process.on('SIGINT', stop)
process.on('SIGTERM', stop)

// Electron only warns of these in a utility process; an engine in an unknown state is better restarted.
process.on('unhandledRejection', (reason) => {
  throw reason
})
