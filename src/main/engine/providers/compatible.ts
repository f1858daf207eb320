import type { WireFormat } from '../../../shared/wire-formats.ts'
import type { ProviderDefinition, ProviderEndpoint } from './definition.ts'

/** Where genai-prices calls a provider otherwise. */
const PRICE_IDS: Readonly<Record<string, string>> = { xai: 'x-ai', moonshot: 'moonshotai' }

/**
 * Who is asked for usage in streams: whose documentation has `include_usage` (Groq, DeepSeek, xAI, Cerebras, Ollama, LM
 * Studio, vLLM). Not Mistral, which answers 422; not who reports it unasked (OpenRouter, Perplexity, Fireworks, Z.ai),
 * because a tool may rely on it; not llama.cpp, whose `timings` then move to the chunk that is taken out; nobody where
 * nothing was found (Moonshot, Together), or that is unknown.
 */
const ASKED = new Set(['groq', 'deepseek', 'xai', 'cerebras', 'ollama', 'lmstudio', 'vllm'])

/**
 * Who speaks more than Chat Completions, by their documentation of November 2026 (docs.ollama.com, lmstudio.ai/docs,
 * docs.vllm.ai, openrouter.ai/docs, console.groq.com/docs, docs.x.ai, docs.fireworks.ai). What a server of the user's own
 * speaks beside, only the user knows: `waybill provider formats`.
 */
const FORMATS: Readonly<Record<string, readonly WireFormat[]>> = {
  openrouter: ['chat_completions', 'responses', 'messages'],
  groq: ['chat_completions', 'responses'],
  xai: ['chat_completions', 'responses'],
  fireworks: ['chat_completions', 'responses'],
  ollama: ['chat_completions', 'responses', 'messages'],
  lmstudio: ['chat_completions', 'responses', 'messages'],
  vllm: ['chat_completions', 'responses'],
}

/** Everything that speaks OpenAI's format, as data (wire-facts, "Providers"). */
export const compatibleProviders: readonly ProviderDefinition[] = [
  {
    ...hosted('openrouter', 'OpenRouter', 'https://openrouter.ai/api/v1', []),
    endpoints: {
      openai: { baseUrl: 'https://openrouter.ai/api/v1', auth: 'bearer' },
      anthropic: { baseUrl: 'https://openrouter.ai/api', auth: 'bearer' },
    },
    keyPage: 'https://openrouter.ai/settings/keys',
    policyPage: 'https://openrouter.ai/privacy',
    region: 'United States',
  },
  {
    ...hosted('mistral', 'Mistral', 'https://api.mistral.ai/v1', [
      /^(open-)?(mistral|mixtral|ministral|codestral|pixtral|magistral|devstral|voxtral)/,
    ]),
    ledgerName: 'mistral_ai',
    keyPage: 'https://console.mistral.ai/api-keys',
    policyPage: 'https://mistral.ai/terms',
    region: 'France',
  },
  {
    ...hosted('groq', 'Groq', 'https://api.groq.com/openai/v1', []),
    keyPage: 'https://console.groq.com/keys',
    policyPage: 'https://groq.com/privacy-policy',
    region: 'United States',
  },
  {
    ...hosted('deepseek', 'DeepSeek', 'https://api.deepseek.com/v1', [/^deepseek-/]),
    keyPage: 'https://platform.deepseek.com/api_keys',
    policyPage: 'https://cdn.deepseek.com/policies/en-US/deepseek-privacy-policy.html',
    region: 'China',
  },
  {
    ...hosted('xai', 'xAI', 'https://api.x.ai/v1', [/^grok-/]),
    ledgerName: 'x_ai',
    keyPage: 'https://console.x.ai',
    policyPage: 'https://x.ai/legal/privacy-policy',
    region: 'United States',
  },
  {
    ...hosted('together', 'Together', 'https://api.together.xyz/v1', []),
    keyPage: 'https://api.together.ai/settings/api-keys',
    policyPage: 'https://www.together.ai/privacy',
    region: 'United States',
  },
  {
    ...hosted('fireworks', 'Fireworks', 'https://api.fireworks.ai/inference/v1', [/^accounts\/fireworks\//]),
    keyPage: 'https://fireworks.ai/account/api-keys',
    policyPage: 'https://fireworks.ai/privacy-policy',
    region: 'United States',
  },
  {
    ...hosted('perplexity', 'Perplexity', 'https://api.perplexity.ai', [/^sonar/]),
    keyPage: 'https://www.perplexity.ai/settings/api',
    policyPage: 'https://www.perplexity.ai/hub/legal/privacy-policy',
    region: 'United States',
  },
  {
    ...hosted('cerebras', 'Cerebras', 'https://api.cerebras.ai/v1', []),
    keyPage: 'https://cloud.cerebras.ai',
    policyPage: 'https://www.cerebras.ai/privacy-policy',
    region: 'United States',
  },
  {
    ...hosted('moonshot', 'Moonshot', 'https://api.moonshot.ai/v1', [/^(kimi|moonshot)-/]),
    ledgerName: 'moonshot_ai',
    keyPage: 'https://platform.moonshot.ai/console/api-keys',
    policyPage: 'https://platform.moonshot.ai/docs/agreement/userprivacy',
    region: 'China',
  },
  {
    ...hosted('zai', 'Z.ai', 'https://api.z.ai/api/paas/v4', [/^glm-/]),
    keyPage: 'https://z.ai/manage-apikey/apikey-list',
    policyPage: 'https://docs.z.ai/legal-agreement/privacy-policy',
    region: 'Singapore (parent company in China)',
  },
  local('ollama', 'Ollama', 'http://127.0.0.1:11434/v1', true),
  local('lmstudio', 'LM Studio', 'http://127.0.0.1:1234/v1', true),
  local('llamacpp', 'llama.cpp', 'http://127.0.0.1:8080/v1', false),
  local('vllm', 'vLLM', 'http://127.0.0.1:8000/v1', false),
  {
    ...hosted('compatible', 'Another server that speaks OpenAI’s format', '', []),
    needsKey: false,
  },
]

function hosted(kind: string, title: string, baseUrl: string, models: readonly RegExp[]): ProviderDefinition {
  const endpoints = { openai: { baseUrl, auth: 'bearer' } } as const
  return {
    kind,
    title,
    ledgerName: kind,
    priceId: PRICE_IDS[kind] ?? kind,
    formats: FORMATS[kind] ?? ['chat_completions'],
    mainDialect: 'openai',
    endpoints,
    models,
    needsKey: true,
    acceptsIncludeUsage: ASKED.has(kind),
  }
}

/** A model server on this machine: no key, no price. Some speak Messages as well. */
function local(kind: string, title: string, baseUrl: string, messages: boolean): ProviderDefinition {
  const openai: ProviderEndpoint = { baseUrl, auth: 'bearer' }
  const anthropic: ProviderEndpoint = { baseUrl: baseUrl.replace(/\/v1$/, ''), auth: 'x-api-key' }
  const endpoints = messages ? { openai, anthropic } : { openai }
  return { ...hosted(kind, title, baseUrl, []), endpoints, needsKey: false, free: true }
}
