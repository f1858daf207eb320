/** Whose settings can be read. Apart from the calls, for a page that only names them: no schema comes with it. */
export const importSources = ['claude-code-router', 'cc-switch', 'litellm'] as const
export type ImportSource = (typeof importSources)[number]
