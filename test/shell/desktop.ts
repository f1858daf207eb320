import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type Electron from 'electron'
import { type Browser, chromium, type Page } from 'playwright-core'
import { findEngine } from '../../src/main/headless/headless.ts'
import type { Mark } from '../../src/main/shell/condition.ts'
import type { ControlClient } from '../../src/shared/contract/contract.ts'
import type { Asked, Recorded, Told } from './double/recorder.ts'

const root = resolve(import.meta.dirname, '../..')
/** For a Node that runs the app on the double: `--import` it. */
export const hook = new URL('./double/hook.ts', import.meta.url).href

type Entry<Type extends Recorded['type']> = Extract<Recorded, { type: Type }>

/** The built desktop app, running on the double: a process of its own, a Chromium of its own, a data directory of its own. */
export interface Desktop {
  readonly home: string
  /** What the double has recorded so far. */
  readonly recorded: readonly Recorded[]
  /** The window's page, once it shows. */
  page(): Promise<Page>
  /** The same, once it says that its engine runs. */
  runningPage(): Promise<Page>
  /** The first entry of a type that `matches`, among those recorded already or still to come; `since`: as `recorded.length` was then. */
  saw<Type extends Recorded['type']>(
    type: Type,
    matches?: (entry: Entry<Type>) => boolean,
    since?: number,
  ): Promise<Entry<Type>>
  /** Waits until the tray shows this mark, from `since` on. */
  tray(mark: Mark, since?: number): Promise<Entry<'tray'>>
  /** The engine that runs now, asked over its socket as a command does. */
  engine(): Promise<ControlClient>
  /** Runs the function in the app's main process, as Playwright's ElectronApplication.evaluate does. */
  evaluate<Value, Argument>(
    run: (electron: typeof Electron, argument: Argument) => Value,
    argument?: Argument,
  ): Promise<Awaited<Value>>
  answerBox(id: number, response: number): void
  /** An item of the tray's menu by its id, or the tray itself. */
  clickTray(id: string | null): void
  clickNotification(id: number): void
  signal(signal: NodeJS.Signals): void
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>
  /** Whatever is left of it, killed; its directory removed. */
  dispose(): Promise<void>
}

export interface DesktopOptions {
  readonly home?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export function startDesktop({ home, args = [], env = {} }: DesktopOptions = {}): Desktop {
  for (const built of [
    'out/main/desktop.js',
    'out/main/engine.js',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
  ]) {
    if (!existsSync(join(root, built))) throw new Error(`${built} is missing: run npm run build first.`)
  }
  const directory = mkdtempSync(join(tmpdir(), 'wb-desktop-'))
  const dataDirectory = home ?? join(directory, 'home')
  // A process group of its own, so that nothing of it can be left behind.
  const app = spawn(process.execPath, ['--import', hook, join(root, 'out/main/desktop.js'), ...args], {
    env: { ...process.env, WAYBILL_HOME: dataDirectory, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  })
  const recorded: Recorded[] = []
  const events = new EventEmitter().setMaxListeners(0)
  const ended = once(app, 'exit').then(([code]) => code as number | null)
  const ask = (asked: Asked) => void app.send(asked)
  let browser: Promise<Browser> | undefined
  let evaluations = 0

  app.on('message', (told: Told) => {
    if (told.type === 'recorded') recorded.push(told.entry)
    events.emit(told.type, told)
  })

  async function saw<Type extends Recorded['type']>(
    type: Type,
    matches: (entry: Entry<Type>) => boolean = () => true,
    since = 0,
  ) {
    const wanted = (entry: Recorded): entry is Entry<Type> => entry.type === type && matches(entry as Entry<Type>)
    for (;;) {
      const found = recorded.slice(since).find(wanted)
      if (found) return found
      const over = ended.then((code) => Promise.reject(new Error(`the app ended (${code}) before "${type}"`)))
      await Promise.race([once(events, 'recorded'), over])
    }
  }

  const tray = (mark: Mark, since = 0) => saw('tray', ({ image }) => image.startsWith(mark), since)

  async function engine(): Promise<ControlClient> {
    const found = await findEngine(dataDirectory)
    if (found === null) throw new Error('no engine answers')
    return found.client
  }

  async function page(): Promise<Page> {
    const { endpoint } = await saw('browser')
    await saw('window-shown')
    browser ??= chromium.connectOverCDP(endpoint)
    const shown = (await browser).contexts().flatMap((context) => context.pages())[0]
    if (!shown) throw new Error('the window has no page')
    return shown
  }

  async function runningPage(): Promise<Page> {
    const shown = await page()
    await shown.getByText('Running', { exact: true }).filter({ visible: true }).first().waitFor()
    return shown
  }

  async function evaluate<Value, Argument>(
    run: (electron: typeof Electron, argument: Argument) => Value,
    argument?: Argument,
  ): Promise<Awaited<Value>> {
    const id = ++evaluations
    const answer = new Promise<Extract<Told, { type: 'evaluated' }>>((resolve) => {
      events.on('evaluated', (told) => told.id === id && resolve(told))
    })
    ask({ type: 'evaluate', id, source: String(run), argument })
    const { value, error } = await answer
    if (error) throw new Error(error)
    return value as Awaited<Value>
  }

  async function dispose(): Promise<void> {
    await (await browser?.catch(() => undefined))?.close()
    try {
      process.kill(-(app.pid ?? 0), 'SIGKILL')
    } catch {
      // The whole group is gone already.
    }
    await ended
    rmSync(directory, { recursive: true, force: true })
  }

  return {
    home: dataDirectory,
    recorded,
    page,
    runningPage,
    saw,
    tray,
    engine,
    evaluate,
    answerBox: (id, response) => ask({ type: 'answer-box', id, response }),
    clickTray: (id) => ask({ type: 'click-tray', id }),
    clickNotification: (id) => ask({ type: 'click-notification', id }),
    signal: (signal) => void app.kill(signal),
    ended,
    dispose,
  }
}
