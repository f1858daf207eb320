import { existsSync } from 'node:fs'
import type { ToolView } from '../../../shared/contract/connect.ts'
import type { Surroundings, Tool } from './tool.ts'
import { tools } from './tools/tools.ts'

export interface ConnectNeeds {
  readonly where: Surroundings
  /** The proxy's; null while nothing listens. */
  readonly address: () => string | null
}

export interface Connect {
  list(): Promise<ToolView[]>
}

export function createConnect({ where, address }: ConnectNeeds): Connect {
  const view = (tool: Tool): ToolView => ({
    id: tool.id,
    name: tool.name,
    group: tool.group,
    dialect: tool.dialect,
    address: address(),
    key_way: tool.keyWay,
    files: tool.files(where).map(({ path }) => ({ path, exists: existsSync(path) })),
    state: 'not_connected',
    connected_at: null,
    client_key_id: null,
    last_request_at: null,
    steps: [...tool.steps(where, address())],
  })
  return { list: async () => tools.map(view) }
}
