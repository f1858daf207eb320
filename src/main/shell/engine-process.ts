import { join } from 'node:path'
import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron'
import type { EngineFailure, EngineReport, EngineStart, ShellMessage } from './engine-messages.ts'
import { restartDelayMs, STEADY_MS } from './restart-delay.ts'

export interface EngineEvents {
  /** It listens, for the first time or again after a crash: windows need a fresh port. */
  ready(): void
  /** It has crashed; it is started again by itself after a while. */
  crashed(): void
  /** It has something for the updates. */
  said(report: Exclude<EngineReport, { type: 'ready' | 'failed' }>): void
  /** It could not start and said why. Trying again by ourselves would fail the same way. */
  failed(failure: EngineFailure): void
  /** It ended in good order without being asked by us: someone ran `waybill stop`. */
  ended(): void
}

export interface EngineProcess {
  start(): void
  /** Hands the port to the engine; false where there is none to talk to, and `ready` will say when there is. */
  connect(port: MessagePortMain): boolean
  /** false: there is none to tell it to. */
  tell(message: ShellMessage): boolean
  /** Asks it to finish its exchanges; after the limit it is killed. Safe to call twice. */
  stop(limitMs: number): Promise<void>
}

export function superviseEngine(options: EngineStart, events: EngineEvents): EngineProcess {
  let engine: UtilityProcess | null = null
  let ready = false
  let crashes = 0
  let restart: NodeJS.Timeout | undefined
  let stopping: Promise<void> | undefined

  function start(): void {
    if (engine || stopping) return
    clearTimeout(restart)
    const child = utilityProcess.fork(join(import.meta.dirname, 'engine.js'), [], { serviceName: 'Waybill engine' })
    const startedAt = performance.now()
    let failure: EngineFailure | undefined
    engine = child
    child.on('message', (report: EngineReport) => {
      switch (report.type) {
        case 'ready':
          ready = true
          return events.ready()
        case 'failed':
          failure = report
          return void child.kill()
        default:
          return events.said(report)
      }
    })
    child.once('exit', (code) => {
      engine = null
      ready = false
      if (stopping) return
      if (failure) return events.failed(failure)
      if (code === 0) return events.ended()
      crashes = performance.now() - startedAt > STEADY_MS ? 1 : crashes + 1
      restart = setTimeout(start, restartDelayMs(crashes))
      events.crashed()
    })
    tell(child, { type: 'start', options })
  }

  function connect(port: MessagePortMain): boolean {
    if (!engine || !ready) return false
    tell(engine, { type: 'connect' }, [port])
    return true
  }

  function tellIt(message: ShellMessage): boolean {
    if (engine) tell(engine, message)
    return engine !== null
  }

  function stop(limitMs: number): Promise<void> {
    clearTimeout(restart)
    stopping ??= engine ? endOf(engine, limitMs) : Promise.resolve()
    return stopping
  }

  return { start, connect, tell: tellIt, stop }
}

function endOf(engine: UtilityProcess, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    // Not `engine.kill()`: that is a SIGTERM, which the engine takes for one more polite request.
    const limit = setTimeout(() => engine.pid && process.kill(engine.pid, 'SIGKILL'), limitMs)
    engine.once('exit', () => {
      clearTimeout(limit)
      resolve()
    })
    tell(engine, { type: 'stop' })
  })
}

function tell(engine: UtilityProcess, message: ShellMessage, ports: MessagePortMain[] = []): void {
  engine.postMessage(message, ports)
}
