/** What a model can; `deprecated`: its provider has said that it will go. */
export type Can = readonly ('vision' | 'tools' | 'reasoning' | 'deprecated')[]

/** Its id at its provider, what people call it, the tokens it takes, the most it makes (null: not found said), and what it can. */
export type BundledModel = readonly [
  id: string,
  title: string,
  contextTokens: number,
  outputTokens: number | null,
  can: Can,
]

const all: Can = ['vision', 'tools', 'reasoning']
const plain: Can = ['tools']
const seeing: Can = ['vision', 'tools']
const thinking: Can = ['tools', 'reasoning']
const old: Can = ['vision', 'tools', 'deprecated']

/**
 * The well-known models that answer in text, by the kind of their provider, the newest first; for a list that was never
 * fetched, and for what lists leave out. Looked up on 2026-11-22: ids in the types of @ai-sdk/openai, anthropic, google and
 * deepseek of that day; the most that Claude makes in @ai-sdk/anthropic; context in @pydantic/genai-prices 0.1.8; all else in the
 * providers' model pages and in models.dev. Prices are none of its business: they are the price list's.
 */
export const bundledModels: Readonly<Record<string, readonly BundledModel[]>> = {
  openai: [
    ['gpt-6-astra', 'GPT-6 Astra', 1_050_000, 128_000, all],
    ['gpt-6-sol', 'GPT-6 Sol', 1_050_000, 128_000, all],
    ['gpt-6-luna', 'GPT-6 Luna', 1_050_000, 128_000, all],
    ['gpt-5.6', 'GPT-5.6', 1_050_000, 128_000, all],
    ['gpt-5.6-sol', 'GPT-5.6 Sol', 1_050_000, 128_000, all],
    ['gpt-5.6-terra', 'GPT-5.6 Terra', 1_050_000, 128_000, all],
    ['gpt-5.6-luna', 'GPT-5.6 Luna', 1_050_000, 128_000, all],
    ['gpt-5.5', 'GPT-5.5', 1_000_000, 128_000, all],
    ['gpt-5.5-pro', 'GPT-5.5 Pro', 1_000_000, 128_000, all],
    ['gpt-5.4', 'GPT-5.4', 1_050_000, 128_000, all],
    ['gpt-5.4-pro', 'GPT-5.4 Pro', 1_050_000, 128_000, all],
    ['gpt-5.4-mini', 'GPT-5.4 mini', 400_000, 128_000, all],
    ['gpt-5.4-nano', 'GPT-5.4 nano', 400_000, 128_000, all],
    ['gpt-5.3-codex', 'GPT-5.3 Codex', 400_000, 128_000, all],
    ['gpt-5.2', 'GPT-5.2', 400_000, 128_000, all],
    ['gpt-5.2-pro', 'GPT-5.2 Pro', 400_000, 128_000, all],
    ['gpt-5.1', 'GPT-5.1', 400_000, 128_000, all],
    ['gpt-5', 'GPT-5', 400_000, 128_000, all],
    ['gpt-5-mini', 'GPT-5 mini', 400_000, 128_000, all],
    ['gpt-5-nano', 'GPT-5 nano', 400_000, 128_000, all],
    ['gpt-4.1', 'GPT-4.1', 1_047_576, 32_768, seeing],
    ['gpt-4.1-mini', 'GPT-4.1 mini', 1_047_576, 32_768, seeing],
    ['gpt-4.1-nano', 'GPT-4.1 nano', 1_047_576, 32_768, seeing],
    ['gpt-4o', 'GPT-4o', 128_000, 16_384, seeing],
    ['gpt-4o-mini', 'GPT-4o mini', 128_000, 16_384, seeing],
    ['o3', 'o3', 200_000, 100_000, all],
    ['o3-mini', 'o3-mini', 200_000, 100_000, thinking],
    ['o4-mini', 'o4-mini', 200_000, 100_000, all],
  ],
  anthropic: [
    ['claude-opus-5-5', 'Claude Opus 5.5', 1_000_000, 128_000, all],
    ['claude-sonnet-5-5', 'Claude Sonnet 5.5', 1_000_000, 128_000, all],
    ['claude-fable-5-1', 'Claude Fable 5.1', 1_000_000, 128_000, all],
    ['claude-opus-5', 'Claude Opus 5', 1_000_000, 128_000, all],
    ['claude-sonnet-5', 'Claude Sonnet 5', 1_000_000, 128_000, all],
    ['claude-fable-5', 'Claude Fable 5', 1_000_000, 128_000, all],
    ['claude-opus-4-8', 'Claude Opus 4.8', 1_000_000, 128_000, all],
    ['claude-opus-4-7', 'Claude Opus 4.7', 1_000_000, 128_000, all],
    ['claude-opus-4-6', 'Claude Opus 4.6', 1_000_000, 128_000, all],
    ['claude-sonnet-4-6', 'Claude Sonnet 4.6', 1_000_000, 128_000, all],
    ['claude-opus-4-5', 'Claude Opus 4.5', 200_000, 64_000, all],
    ['claude-sonnet-4-5', 'Claude Sonnet 4.5', 200_000, 64_000, all],
    ['claude-haiku-4-5', 'Claude Haiku 4.5', 200_000, 64_000, all],
    ['claude-opus-4-1', 'Claude Opus 4.1', 200_000, 32_000, all],
  ],
  gemini: [
    ['gemini-3.8-flash', 'Gemini 3.8 Flash', 1_048_576, 65_536, all],
    ['gemini-3.7-flash', 'Gemini 3.7 Flash', 1_048_576, 65_536, all],
    ['gemini-3.6-flash', 'Gemini 3.6 Flash', 1_048_576, 65_536, all],
    ['gemini-3.5-flash', 'Gemini 3.5 Flash', 1_048_576, 65_536, all],
    ['gemini-3.5-flash-lite', 'Gemini 3.5 Flash-Lite', 1_048_576, 65_536, all],
    ['gemini-3.1-pro-preview', 'Gemini 3.1 Pro Preview', 1_048_576, 65_536, all],
    ['gemini-3-flash-preview', 'Gemini 3 Flash Preview', 1_048_576, 65_536, all],
    ['gemini-2.5-pro', 'Gemini 2.5 Pro', 1_048_576, 65_536, all],
    ['gemini-2.5-flash', 'Gemini 2.5 Flash', 1_048_576, 65_536, all],
    ['gemini-2.5-flash-lite', 'Gemini 2.5 Flash-Lite', 1_048_576, 65_536, all],
    ['gemini-2.0-flash', 'Gemini 2.0 Flash', 1_048_576, 8_192, old],
  ],
  mistral: [
    ['mistral-large-2512', 'Mistral Large 3', 262_144, null, seeing],
    ['mistral-medium-3-5', 'Mistral Medium 3.5', 262_144, null, all],
    ['mistral-small-2603', 'Mistral Small 4', 262_144, null, all],
    ['devstral-2512', 'Devstral 2', 262_144, null, plain],
    ['codestral-2508', 'Codestral', 256_000, null, plain],
    ['ministral-14b-2512', 'Ministral 3 14B', 262_144, null, seeing],
    ['ministral-8b-2512', 'Ministral 3 8B', 262_144, null, seeing],
    ['ministral-3b-2512', 'Ministral 3 3B', 131_072, null, seeing],
  ],
  deepseek: [
    ['deepseek-v4-pro', 'DeepSeek V4 Pro', 1_000_000, 384_000, thinking],
    ['deepseek-v4-flash', 'DeepSeek V4 Flash', 1_000_000, 384_000, thinking],
  ],
  xai: [
    ['grok-4.7', 'Grok 4.7', 500_000, null, all],
    ['grok-4.6', 'Grok 4.6', 500_000, null, all],
    ['grok-4.5', 'Grok 4.5', 500_000, null, all],
    ['grok-4.3', 'Grok 4.3', 1_000_000, null, all],
    ['grok-4-1-fast-reasoning', 'Grok 4.1 Fast', 2_000_000, null, all],
    ['grok-4-1-fast-non-reasoning', 'Grok 4.1 Fast without reasoning', 2_000_000, null, seeing],
    ['grok-code-fast-1', 'Grok Code Fast 1', 256_000, null, thinking],
  ],
  groq: [
    ['openai/gpt-oss-120b', 'GPT-OSS 120B', 131_072, 65_536, thinking],
    ['openai/gpt-oss-20b', 'GPT-OSS 20B', 131_072, 65_536, thinking],
    ['qwen/qwen3-32b', 'Qwen3 32B', 131_072, 40_960, thinking],
  ],
  cerebras: [
    ['gpt-oss-120b', 'GPT-OSS 120B', 131_072, null, thinking],
    ['gemma-4-31b', 'Gemma 4 31B', 131_072, null, plain],
  ],
  moonshot: [
    ['kimi-k3', 'Kimi K3', 1_048_576, 262_144, all],
    ['kimi-k2.7-code', 'Kimi K2.7 Code', 262_144, null, thinking],
    ['kimi-k2.6', 'Kimi K2.6', 262_144, null, all],
    ['kimi-k2.5', 'Kimi K2.5', 262_144, null, all],
  ],
  zai: [
    ['glm-5.3', 'GLM-5.3', 1_000_000, null, thinking],
    ['glm-5.3-flash', 'GLM-5.3 Flash', 1_000_000, null, thinking],
    ['glm-5.2', 'GLM-5.2', 1_000_000, null, thinking],
    ['glm-4.7', 'GLM-4.7', 200_000, 131_072, thinking],
    ['glm-4.6', 'GLM-4.6', 200_000, 131_072, thinking],
  ],
  sandbox: [['sandbox', 'Sandbox', 200_000, 64_000, seeing]],
}
