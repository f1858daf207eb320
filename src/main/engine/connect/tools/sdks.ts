import type { Tool } from '../tool.ts'

type Sdk = Pick<Tool, 'id' | 'name' | 'dialect' | 'variables'> & { readonly steps?: readonly string[] }

/** Libraries: each reads its environment when a client is made without arguments. Sources: each one's own code (2026-11-21). */
const SDKS: readonly Sdk[] = [
  {
    // openai-python src/openai/_client.py, openai-node src/client.ts
    id: 'openai-sdk',
    name: 'OpenAI SDK',
    dialect: 'openai',
    variables: ({ address, key }) => ({ OPENAI_BASE_URL: `${address}/v1`, OPENAI_API_KEY: key }),
  },
  {
    // anthropic-sdk-python src/anthropic/_client.py, anthropic-sdk-typescript src/client.ts
    id: 'anthropic-sdk',
    name: 'Anthropic SDK',
    dialect: 'anthropic',
    variables: ({ address, key }) => ({ ANTHROPIC_BASE_URL: address, ANTHROPIC_API_KEY: key }),
  },
  {
    // python-genai google/genai/_base_url.py, js-genai src/_base_url.ts; the newer of two names for the key first
    id: 'google-sdk',
    name: 'Google Gen AI SDK',
    dialect: 'gemini',
    variables: ({ address, key }) => ({ GOOGLE_GEMINI_BASE_URL: address, GOOGLE_API_KEY: key }),
  },
  {
    // langchain-openai base.py: OPENAI_API_BASE, and the SDK's own beneath it; langchain-anthropic, langchain-google-genai
    id: 'langchain',
    name: 'LangChain',
    dialect: 'openai',
    variables: ({ address, key }) => ({
      OPENAI_API_BASE: `${address}/v1`,
      OPENAI_BASE_URL: `${address}/v1`,
      OPENAI_API_KEY: key,
      ANTHROPIC_API_URL: address,
      ANTHROPIC_BASE_URL: address,
      ANTHROPIC_API_KEY: key,
    }),
  },
  {
    // vercel/ai packages/{openai,anthropic}/src/*-provider.ts: addresses with the version in them
    id: 'vercel-ai-sdk',
    name: 'Vercel AI SDK',
    dialect: 'openai',
    variables: ({ address, key }) => ({
      OPENAI_BASE_URL: `${address}/v1`,
      OPENAI_API_KEY: key,
      ANTHROPIC_BASE_URL: `${address}/v1`,
      ANTHROPIC_API_KEY: key,
    }),
  },
  {
    // BerriAI/litellm litellm/main.py
    id: 'litellm-sdk',
    name: 'LiteLLM SDK',
    dialect: 'openai',
    variables: ({ address, key }) => ({
      OPENAI_API_BASE: `${address}/v1`,
      OPENAI_API_KEY: key,
      ANTHROPIC_API_BASE: address,
      ANTHROPIC_API_KEY: key,
    }),
  },
]

export const sdks: readonly Tool[] = SDKS.map(({ steps = [], ...sdk }) => ({
  ...sdk,
  group: 'sdk',
  keyWay: 'environment',
  files: () => [],
  steps: () => steps,
}))
