import { existsSync } from 'node:fs'
import type { ToolView } from '../../../shared/contract/connect.ts'
import type { ConnectionRecord } from '../ledger/ledger.ts'
import type { Surroundings, Tool, ToolFile } from './tool.ts'
import type { ToolKeys } from './tool-keys.ts'
import type { Found } from './tool-state.ts'

export interface Seen {
  readonly where: Surroundings
  /** The proxy's; null while nothing listens. */
  readonly address: string | null
  readonly record: ConnectionRecord | null
  readonly files: readonly ToolFile[]
  readonly found: Found
  readonly keys: Pick<ToolKeys, 'inForce' | 'isThatOf'>
  /** When each client key was last used, in UTC milliseconds. */
  readonly uses: ReadonlyMap<string, { readonly last_used_at: number | null }>
}

/** How a tool stands, as the contract tells it. */
export function toolView(tool: Tool, { where, address, record, files, found, keys, uses }: Seen): ToolView {
  const key = keys.inForce(tool.id)
  const isKeyGone = record !== null && record.client_key_id !== null && key === null
  const isKeyOther = found.keys.some((value) => !keys.isThatOf(tool.id, value))
  const remarks = [
    ...(isKeyGone ? ['Its client key was revoked: connect it again.'] : []),
    ...(!isKeyGone && isKeyOther ? ['Its client key was rotated: connect it again.'] : []),
  ]
  const settled = files.length > 0 ? found.state : key === null ? 'not_connected' : 'connected'
  return {
    id: tool.id,
    name: tool.name,
    group: tool.group,
    dialect: tool.dialect,
    address: baseUrl(tool, address),
    key_way: tool.keyWay,
    has_lines: Object.keys(tool.variables({ address: '', key: '' })).length > 0,
    files: files.map(({ path }) => ({ path, exists: existsSync(path) })),
    state: settled === 'connected' && remarks.length > 0 ? 'changed' : settled,
    connected_at: record?.connected_at ?? null,
    client_key_id: key?.id ?? null,
    last_request_at: (key && uses.get(key.id)?.last_used_at) ?? null,
    steps: [...remarks, ...found.remarks, ...tool.steps(where, address)],
  }
}

/** As tools of that format want to be told: OpenAI's have the version in their base URL, the others add it themselves. */
function baseUrl({ dialect }: Tool, address: string | null): string | null {
  return address !== null && dialect === 'openai' ? `${address}/v1` : address
}
