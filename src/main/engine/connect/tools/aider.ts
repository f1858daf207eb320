import { valueAt } from '../setting-values.ts'
import { pathOf, type Tool, type ToolEdit } from '../tool.ts'

/**
 * aider: the options of its command line, in YAML; `set-env` sets what LiteLLM reads beneath it. What lies in a project or
 * on the command line stands before this file. https://aider.chat/docs/config/aider_conf.html, /docs/config/options.html (2026-11-21).
 */
export const aider: Tool = {
  id: 'aider',
  name: 'aider',
  group: 'agent',
  dialect: 'openai',
  keyWay: 'file',
  files: (where) => [
    {
      path: pathOf(where, where.home, '.aider.conf.yml'),
      format: 'yaml',
      edits({ address, key }, now) {
        const edits: ToolEdit[] = [
          { path: ['openai-api-base'], value: `${address}/v1`, role: 'address' },
          { path: ['openai-api-key'], value: key, role: 'key' },
          { path: ['anthropic-api-key'], value: key, role: 'key' },
        ]
        // The user's own list stays as it is: an entry in it can't be told from theirs once they have moved it.
        const own = valueAt(now, ['set-env'])
        const ours = [`ANTHROPIC_API_BASE=${address}`]
        if (own === undefined || isOurs(own)) edits.push({ path: ['set-env'], value: ours, role: 'address' })
        return edits
      },
    },
  ],
  variables: ({ address, key }) => ({
    OPENAI_API_BASE: `${address}/v1`,
    OPENAI_API_KEY: key,
    ANTHROPIC_API_BASE: address,
    ANTHROPIC_API_KEY: key,
  }),
  steps: (_, address) => [
    'A .aider.conf.yml or .env in a project stands before the one in your home directory.',
    `Where your file has a set-env list already, add to it by hand, for Claude models: ANTHROPIC_API_BASE=${address ?? 'ADDRESS'}`,
  ],
}

function isOurs(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length === 1 &&
    /^ANTHROPIC_API_BASE=http:\/\/127\.0\.0\.1:\d+$/.test(String(value[0]))
  )
}
