/** How a tool that went as a function is called in an answer, by the name that it went under. */
export type ToolKind =
  | { readonly type: 'function' | 'custom'; readonly name: string; readonly namespace: string | null }
  | { readonly type: 'local_shell' | 'tool_search' }

export type ToolKinds = ReadonlyMap<string, ToolKind>
