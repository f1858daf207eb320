import { type ToolId, toolIds } from '../../../shared/contract/tool-ids.ts'

export interface ConnectSearch {
  /** The tool whose set-up is open. */
  readonly tool?: ToolId
}

/** What the address says; anything else is as if it were not there. */
export function connectSearch(search: Record<string, unknown>): ConnectSearch {
  const tool = toolIds.find((known) => known === search.tool)
  return tool === undefined ? {} : { tool }
}
