/** The tools that Waybill knows how to set up. The ids are what a user types: `waybill connect claude-code`. */
export const toolIds = [
  'claude-code',
  'codex',
  'gemini-cli',
  'aider',
  'continue',
  'zed',
  'cline',
  'opencode',
  'openai-sdk',
  'anthropic-sdk',
  'google-sdk',
  'langchain',
  'vercel-ai-sdk',
  'litellm-sdk',
] as const
export type ToolId = (typeof toolIds)[number]

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const
export type Shell = (typeof shells)[number]
