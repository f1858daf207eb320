import type { Tool } from '../tool.ts'

/**
 * Cline keeps its settings in its editor's own storage, and the key in the editor's secret storage: nothing that another program
 * should write. Its command line has a store of the same kind. docs.cline.bot/provider-config/openai-compatible (2026-11-21).
 */
export const cline: Tool = {
  id: 'cline',
  name: 'Cline',
  group: 'editor',
  dialect: 'openai',
  keyWay: 'environment',
  files: () => [],
  variables: () => ({}),
  steps: (_, address) => [
    'In Cline, open the settings and choose the API provider OpenAI Compatible.',
    `Base URL: ${address ?? 'ADDRESS'}/v1`,
    'API key: what waybill token cline prints.',
    'Model ID: one that your provider serves, such as gpt-5-mini. For Claude, choose Anthropic instead, with Use custom base URL, and the address without /v1.',
  ],
}
