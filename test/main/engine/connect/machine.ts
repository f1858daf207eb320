import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import type { CoreOptions } from '../../../../src/main/engine/core.ts'
import type { ToolId, ToolView } from '../../../../src/shared/contract/connect.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'

/** Somebody's home directory with tools in it, and an engine beside. */
export interface Machine {
  readonly home: string
  readonly dataDirectory: string
  /** Starts an engine on the same home and data; the one before is stopped. */
  start(options?: Partial<CoreOptions>): Promise<TestEngine>
  write(name: string, text: string): void
  /** null: there is none. */
  read(name: string): string | null
  /** Everything in every file of a directory, as text in which bytes are characters. */
  bytesIn(directory: string): string
}

/** What `waybill` is called by in these tests. */
export const COMMAND = ['/opt/way bill/waybill'] as const

const cleanups: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

export function newMachine(): Machine {
  const root = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  cleanups.push(() => rmSync(root, { recursive: true, force: true }))
  const home = join(root, 'home')
  const dataDirectory = join(root, 'data')
  mkdirSync(home)
  let running: TestEngine | null = null
  cleanups.push(async () => running?.stop())
  return {
    home,
    dataDirectory,
    async start(options) {
      await running?.stop()
      running = await startEngine({
        dataDirectory,
        command: COMMAND,
        surroundings: { home, env: {}, platform: 'linux' },
        ...options,
      })
      return running
    },
    write(name, text) {
      mkdirSync(dirname(join(home, name)), { recursive: true })
      writeFileSync(join(home, name), text)
    },
    read: (name) => (existsSync(join(home, name)) ? readFileSync(join(home, name), 'utf8') : null),
    bytesIn: (directory) =>
      readdirSync(directory, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
        .join('\n'),
  }
}

export async function viewOf({ core }: TestEngine, tool: ToolId): Promise<ToolView> {
  const view = (await core.client.connect.list()).find(({ id }) => id === tool)
  if (!view) throw new Error(`no ${tool}`)
  return view
}

/** Shows the plan, and does what it showed. */
export async function connect({ core }: TestEngine, tool: ToolId): Promise<ToolView> {
  const { revision } = await core.client.connect.plan({ tool, action: 'apply' })
  return core.client.connect.apply({ tool, revision })
}

export async function undo({ core }: TestEngine, tool: ToolId): Promise<ToolView> {
  const { revision } = await core.client.connect.plan({ tool, action: 'undo' })
  return core.client.connect.undo({ tool, revision })
}

export async function token({ core }: TestEngine, tool: ToolId): Promise<string> {
  return (await core.client.connect.token({ tool })).key
}
