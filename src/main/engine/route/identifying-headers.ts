import type { IncomingHttpHeaders } from 'node:http'
import type { HeaderChanges } from '../exchange.ts'
import { identifierHeaders } from './identifiers.ts'

/** Says no more than who carries the request. Some providers refuse a request without any. */
const PLAIN_USER_AGENT = 'waybill'

/**
 * What tells of a user, their machine, session or tool and of nothing that is asked for. What changes an answer stays:
 * `anthropic-version`, `anthropic-beta`, `openai-beta`, `x-goog-upload-*`, `x-server-timeout`, `idempotency-key`, `accept`, `content-*`.
 */
const NAMES: ReadonlySet<string> = new Set([
  ...identifierHeaders,
  // Whose account. A key of several organisations then uses its default one (openai 7.55, @anthropic-ai/sdk 1.11, @google/genai 3).
  'openai-organization',
  'openai-project',
  'anthropic-organization-id',
  'anthropic-workspace-id',
  'anthropic-worker-id',
  'chatgpt-account-id',
  'x-goog-user-project',
  // RFC 9110, 10.1.2: an address for mail.
  'from',
  // Which SDK on which system, beside the prefix `x-stainless-`.
  'x-goog-api-client',
  'x-openai-client-user-agent',
  // Codex CLI (openai/codex, codex-rs), beside its prefix.
  'originator',
  'version',
  'session_id',
  'session-id',
  'thread_id',
  'thread-id',
  'conversation_id',
  'x-openai-subagent',
  // Claude Code, beside its prefix; the third is asked for only where `origin` is sent.
  'x-app',
  'x-client-app',
  'anthropic-dangerous-direct-browser-access',
  // Gemini CLI: the number of its installation.
  'x-gemini-api-privileged-user-id',
  // opencode, Cline and editors (github.com/cline/cline, EnvironmentUtils; VS Code's Copilot).
  'x-parent-session-id',
  'x-task-id',
  'x-client-type',
  'x-client-version',
  'x-core-version',
  'x-platform',
  'x-platform-version',
  'x-is-multiroot',
  'editor-version',
  'editor-plugin-version',
  'copilot-integration-id',
  // Which app, for OpenRouter's rankings (openrouter.ai/docs, "App attribution").
  'http-referer',
  'x-title',
  'x-openrouter-title',
  'x-openrouter-categories',
  // A browser's, and whom it stands in for.
  'referer',
  'origin',
  'accept-language',
  'dnt',
  'forwarded',
  'via',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  // Traces, by which requests of one piece of work are joined (W3C Trace Context, B3, and the vendors' own).
  'traceparent',
  'tracestate',
  'baggage',
  'b3',
  'sentry-trace',
  'uber-trace-id',
  'newrelic',
  'x-request-id',
  'x-client-request-id',
  'x-correlation-id',
  'x-trace-id',
  'x-amzn-trace-id',
  'x-cloud-trace-context',
])

const PREFIXES = [
  'x-stainless-',
  'x-codex-',
  'x-claude-',
  'x-opencode-',
  'x-forwarded-',
  'x-b3-',
  'x-datadog-',
  'x-vscode-',
  'vscode-',
  'sec-fetch-',
  'sec-ch-',
]

/** The client's headers of that list, left out, and a user agent that says nothing. */
export function withoutIdentifying(headers: IncomingHttpHeaders): HeaderChanges {
  const changes: Record<string, string | null> = {}
  for (const name in headers) {
    if (NAMES.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix))) changes[name] = null
  }
  const protocols = headers['sec-websocket-protocol']
  if (protocols !== undefined) changes['sec-websocket-protocol'] = withoutAccount(protocols)
  return { ...changes, 'user-agent': PLAIN_USER_AGENT }
}

/** Where a browser says whose account it is, as it can set no header for a WebSocket (openai 7.55, realtime-credentials). */
function withoutAccount(offered: string): string | null {
  const kept = offered.split(',').filter((protocol) => !/^\s*openai-(organization|project)\./.test(protocol))
  return kept.length > 0 ? kept.join(',').trim() : null
}
