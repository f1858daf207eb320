import { existsSync } from 'node:fs'
import type { ConnectionPlan, Shell, ToolId, ToolView, Verification } from '../../../shared/contract/connect.ts'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ConnectionEditRecord, ConnectionRecord, ConnectionsStore } from '../ledger/ledger.ts'
import { createSerial } from '../serial.ts'
import { heal } from './heal.ts'
import { noticesOf } from './heal-notices.ts'
import { noteOnApply, noteOnUndo, type OwnSettings } from './other-waybill.ts'
import { type Applying, applying, type Change, revisionOf, shown, undoing } from './plan.ts'
import { keptOf, restored } from './put-away.ts'
import { removeSettingsFile, writeSettingsFile } from './settings-file.ts'
import { KEY_HERE, shellLines } from './shell-lines.ts'
import type { Surroundings, Tool, ToolFile, Wiring } from './tool.ts'
import type { KeyRing, ToolKeys } from './tool-keys.ts'
import { connectedState, unconnectedState } from './tool-state.ts'
import { toolView } from './tool-view.ts'
import { toolOf, tools } from './tools/tools.ts'
import { type FinishedExchange, verify } from './verify.ts'

export interface ConnectNeeds {
  readonly now: () => number
  readonly where: Surroundings
  /** How `waybill` is run, up to the name of a command. */
  readonly command: readonly string[]
  /** All that undo needs is gone when this Waybill ends. */
  readonly isTemporary: boolean
  /** The proxy's; null while nothing listens. */
  readonly address: () => string | null
  /** Throws while a panic lasts. */
  readonly checkOpen: () => void
  readonly connections: ConnectionsStore
  readonly keys: ToolKeys
  readonly keyRing: KeyRing & { view(): { readonly kind: string } }
  /** When each client key was last used, in UTC milliseconds. */
  readonly lastUses: () => Promise<ReadonlyMap<string, { readonly last_used_at: number | null }>>
  readonly finished: (signal: AbortSignal | undefined) => AsyncIterable<FinishedExchange>
  readonly changed: () => void
}

export type Connect = ReturnType<typeof createConnect>

/** What stands where a key will, of a tool that has none yet: masked, `sk-…-new`. */
const NEW_KEY = 'sk-wb-is-made-new'

export function createConnect(needs: ConnectNeeds) {
  const { where, connections, keys, keyRing } = needs
  const notices = new Map<ToolId, SystemStatus['notices']>()
  /** Two that write the same file, or make the same key, wait for each other. */
  const inTurn = createSerial()

  const filesOf = (tool: Tool): readonly ToolFile[] => tool.files(where, existsSync)
  const tokenCommand = (tool: Tool) => [...needs.command, 'token', tool.id]
  const wiringOf = (tool: Tool, address: string, key: string): Wiring => ({
    address,
    key,
    tokenCommand: tokenCommand(tool),
    platform: where.platform,
  })
  const ownOf = (tool: Tool): OwnSettings => ({
    id: tool.id,
    name: tool.name,
    tokenCommand: tokenCommand(tool),
    platform: where.platform,
    isOwnKey: keys.isOwn,
  })
  function openAddress(): string {
    needs.checkOpen()
    const address = needs.address()
    if (address !== null) return address
    throw new AppError('not_running', { message: 'Waybill listens nowhere: a tool would be pointed at nothing.' })
  }
  const stateOf = (tool: Tool) => {
    const record = connections.of(tool.id)
    if (record && record.edits.length > 0) return connectedState(record)
    return unconnectedState(filesOf(tool), wiringOf(tool, needs.address() ?? '', NEW_KEY))
  }

  async function viewOf(tool: Tool, uses: Awaited<ReturnType<ConnectNeeds['lastUses']>>): Promise<ToolView> {
    const found = await stateOf(tool)
    const record = connections.of(tool.id)
    return toolView(tool, { where, address: needs.address(), record, files: filesOf(tool), found, keys, uses })
  }

  async function planApply(tool: Tool): Promise<{ change: Applying; plan: ConnectionPlan }> {
    if (needs.isTemporary && filesOf(tool).length > 0) throw ofADemo(tool)
    const address = openAddress()
    const files = filesOf(tool)
    const rows = connections.of(tool.id)?.edits ?? []
    const kept = keys.kept(tool.id) ?? (await stateOf(tool)).keys.find((value) => keys.isThatOf(tool.id, value))
    const change = await applying(files, wiringOf(tool, address, kept ?? NEW_KEY), rows, vaultOf(keyRing))
    const notes = [...noteOnApply(change, ownOf(tool)), ...change.notes]
    return { change, plan: shown(tool.id, { ...change, notes }, address) }
  }

  async function planUndo(tool: Tool): Promise<{ change: Change; plan: ConnectionPlan }> {
    const rows = connections.of(tool.id)?.edits ?? []
    const change = await undoing(rows.map((row) => restored(row, keyRing)))
    const notes = [...noteOnUndo(change, ownOf(tool)), ...change.notes]
    return { change, plan: shown(tool.id, { ...change, notes }, null) }
  }

  async function write({ changes }: Change, touched = () => {}): Promise<void> {
    for (const { file, after } of changes) {
      if (after === null) await removeSettingsFile(file)
      else if (after !== (file.text ?? '')) await writeSettingsFile(file, after, { makeDirectory: true })
      touched()
    }
  }

  async function forgetFormer(rows: readonly ConnectionEditRecord[]): Promise<void> {
    for (const { former_id } of rows) if (former_id !== null) await keyRing.remove(former_id)
  }

  /** In the database first: a crash before the file is written leaves what undo finds nothing to do for. */
  async function applyNow(tool: Tool, revision: string): Promise<void> {
    const seen = await planApply(tool)
    checkRevision(seen.plan.revision, revision)
    const before = connections.of(tool.id)
    const { key } = await keys.ensure(tool.id, (await stateOf(tool)).keys)
    const rows = before?.edits ?? []
    const fresh: ConnectionEditRecord[] = []
    let isTouched = false
    try {
      const address = openAddress()
      const change = await applying(filesOf(tool), wiringOf(tool, address, key), rows, vaultOf(keyRing))
      // What came while the key was made has been seen by nobody.
      checkRevision(revisionOf(tool.id, change, address), revision)
      const kept = change.fresh.map(keptOf)
      fresh.push(...kept.map(({ row }) => row))
      const edits = [...change.kept, ...fresh]
      const { client_key_id = null } = connections.of(tool.id) ?? {}
      connections.put({ tool: tool.id, client_key_id, connected_at: needs.now(), edits })
      // Into the vault after it: what a crash leaves there without a row, nobody would ever take out again.
      for (const { secret } of kept) if (secret !== null) await keyRing.put(secret.account, secret.former)
      await write(change, () => {
        isTouched = true
      })
      const stays = new Set(edits.map(({ former_id }) => former_id))
      await forgetFormer(rows.filter(({ former_id }) => !stays.has(former_id)))
    } catch (thrown) {
      if (!isTouched) await takeBack(tool, before, fresh)
      throw thrown
    }
  }

  /** Nothing of it was written: what the database says of it is no connection. */
  async function takeBack(
    tool: Tool,
    before: ConnectionRecord | null,
    fresh: readonly ConnectionEditRecord[],
  ): Promise<void> {
    if (before === null) return end(tool)
    connections.put({ ...before, client_key_id: connections.of(tool.id)?.client_key_id ?? null })
    await forgetFormer(fresh)
  }

  async function undoNow(tool: Tool, revision: string): Promise<void> {
    const { change, plan } = await planUndo(tool)
    checkRevision(plan.revision, revision)
    await write(change)
    await end(tool)
  }

  async function end(tool: Tool): Promise<void> {
    const rows = connections.of(tool.id)?.edits ?? []
    await keys.end(tool.id)
    await forgetFormer(rows).catch(() => {})
    connections.remove(tool.id)
  }

  /** The key of a tool that is set up by its environment; its connection begins here, where it has no file. */
  async function keyFor(tool: Tool): Promise<string> {
    const { key } = await keys.ensure(tool.id, (await stateOf(tool)).keys)
    const record = connections.of(tool.id)
    if (record && record.connected_at === null && filesOf(tool).length === 0) {
      connections.put({ ...record, connected_at: needs.now() })
    }
    needs.changed()
    return key
  }

  const viewNow = async (tool: Tool): Promise<ToolView> => {
    // What was found at the start is looked into by now.
    notices.delete(tool.id)
    needs.changed()
    return viewOf(tool, await needs.lastUses())
  }

  return {
    async list(): Promise<ToolView[]> {
      const uses = await needs.lastUses()
      return Promise.all(tools.map((tool) => viewOf(tool, uses)))
    },
    plan: (id: ToolId, action: ConnectionPlan['action']): Promise<ConnectionPlan> =>
      inTurn(async () => (await (action === 'apply' ? planApply : planUndo)(toolOf(id))).plan),
    apply: (id: ToolId, revision: string): Promise<ToolView> =>
      inTurn(async () => {
        await applyNow(toolOf(id), revision)
        return viewNow(toolOf(id))
      }),
    undo: (id: ToolId, revision: string): Promise<ToolView> =>
      inTurn(async () => {
        await undoNow(toolOf(id), revision)
        return viewNow(toolOf(id))
      }),
    forget: (id: ToolId): Promise<ToolView> =>
      inTurn(async () => {
        await end(toolOf(id))
        return viewNow(toolOf(id))
      }),
    verify: (id: ToolId, signal: AbortSignal | undefined): AsyncGenerator<Verification> =>
      verify(
        { now: needs.now, clientKeyOf: (tool) => keys.inForce(tool)?.id ?? null, finished: needs.finished },
        id,
        signal,
      ),
    env: (id: ToolId, shell: Shell): Promise<{ lines: string; steps: string[] }> =>
      inTurn(async () => {
        const tool = toolOf(id)
        const variables = tool.variables({ address: openAddress(), key: KEY_HERE })
        await keyFor(tool)
        const lines = shellLines(shell, variables, tokenCommand(tool))
        const byFile = `${tool.name} is not set up by its environment.`
        return { lines, steps: [...(lines === '' ? [byFile] : []), ...tool.steps(where, needs.address())] }
      }),
    variables: (id: ToolId): Promise<{ variables: Record<string, string>; arguments: string[] }> =>
      inTurn(async () => {
        const tool = toolOf(id)
        const address = openAddress()
        const runWith = (key: string) =>
          tool.run?.({ address, key }) ?? { variables: tool.variables({ address, key }), arguments: [] }
        // No key is made that nothing could be done with.
        const isOfUse = Object.keys(runWith('').variables).length > 0
        const run = runWith(isOfUse ? await keyFor(tool) : '')
        return { variables: { ...run.variables }, arguments: [...run.arguments] }
      }),
    token: (id: ToolId): string => keys.token(id),
    keyRotated: keys.rotated,
    keyRevoked: keys.revoked,
    /** After Waybill has begun to listen. Never throws: what can't be healed is told of. */
    heal: (): Promise<void> =>
      inTurn(async () => {
        const address = needs.address()
        if (address === null) return
        for (const record of connections.all()) {
          const tool = tools.find(({ id }) => id === record.tool)
          if (!tool || record.edits.length === 0) continue
          const { edits, written, problems } = await heal(record, filesOf(tool), wiringOf(tool, address, ''))
          if (edits !== record.edits) connections.put({ ...record, edits })
          const isMissing = (await connectedState({ ...record, edits })).state === 'missing'
          notices.set(tool.id, noticesOf(tool, { written, problems, isMissing }))
        }
        if (notices.size > 0) needs.changed()
      }),
    notices: () => [...notices.values()].flat(),
  }
}

function ofADemo({ id, name }: Tool): AppError {
  return new AppError('invalid_input', {
    message: `This demo is gone when it ends, and with it what would put the settings of ${name} back.`,
    action: `Start Waybill without --demo, or for a single run: waybill run --tool ${id} -- COMMAND`,
  })
}

function checkRevision(current: string, seen: string): void {
  if (current === seen) return
  throw new AppError('files_changed', { message: 'The files, or the address, are not as they were when you looked.' })
}

function vaultOf(keyRing: ConnectNeeds['keyRing']): 'lasting' | 'forgetful' {
  return keyRing.view().kind === 'memory' ? 'forgetful' : 'lasting'
}
