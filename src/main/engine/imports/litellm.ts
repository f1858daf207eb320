import type { SettingValue } from '../connect/format.ts'
import { type Found, type FoundKey, type FoundProvider, keyFrom, misread, NO_KEY, type Variables } from './found.ts'
import { type Deployment, routesOfDeployments } from './litellm-routes.ts'
import { itemsAt, textAt } from './values.ts'

/**
 * What stands before a model's slash, Waybill's kind for it, and the variable that LiteLLM takes the key from where none is
 * given (docs.litellm.ai: Providers).
 */
const PREFIXES: Readonly<Record<string, { readonly kind: string; readonly variable: string | null }>> = {
  openai: { kind: 'openai', variable: 'OPENAI_API_KEY' },
  text_completion_openai: { kind: 'openai', variable: 'OPENAI_API_KEY' },
  custom_openai: { kind: 'openai', variable: 'OPENAI_API_KEY' },
  anthropic: { kind: 'anthropic', variable: 'ANTHROPIC_API_KEY' },
  gemini: { kind: 'gemini', variable: 'GEMINI_API_KEY' },
  openrouter: { kind: 'openrouter', variable: 'OPENROUTER_API_KEY' },
  mistral: { kind: 'mistral', variable: 'MISTRAL_API_KEY' },
  codestral: { kind: 'mistral', variable: 'CODESTRAL_API_KEY' },
  groq: { kind: 'groq', variable: 'GROQ_API_KEY' },
  deepseek: { kind: 'deepseek', variable: 'DEEPSEEK_API_KEY' },
  xai: { kind: 'xai', variable: 'XAI_API_KEY' },
  together_ai: { kind: 'together', variable: 'TOGETHERAI_API_KEY' },
  fireworks_ai: { kind: 'fireworks', variable: 'FIREWORKS_AI_API_KEY' },
  perplexity: { kind: 'perplexity', variable: 'PERPLEXITYAI_API_KEY' },
  cerebras: { kind: 'cerebras', variable: 'CEREBRAS_API_KEY' },
  moonshot: { kind: 'moonshot', variable: 'MOONSHOT_API_KEY' },
  zai: { kind: 'zai', variable: 'ZAI_API_KEY' },
  ollama: { kind: 'ollama', variable: null },
  ollama_chat: { kind: 'ollama', variable: null },
  lm_studio: { kind: 'lmstudio', variable: null },
  hosted_vllm: { kind: 'vllm', variable: null },
}

/** Its `config.yaml`. `kindOf`: of a model without a prefix, by its name. */
export function readLiteLlm(
  settings: SettingValue,
  variables: Variables,
  kindOf: (model: string) => string | null,
): Found {
  const problems: string[] = []
  const deployments: Deployment[] = []
  const providers: FoundProvider[] = []
  const accounts = new Set<string>()
  for (const [index, entry] of itemsAt(settings, 'model_list').entries()) {
    const model = textAt(entry, 'litellm_params', 'model')
    if (model === undefined) {
      problems.push(misread(`model_list, entry ${index + 1},`))
      continue
    }
    const name = textAt(entry, 'model_name')
    const provider = providerOf(entry, model, { settings, variables, kindOf })
    const weight = Number(textAt(entry, 'litellm_params', 'weight') ?? Number.NaN)
    if (name !== undefined) deployments.push({ group: name, provider, model, weight: weight > 0 ? weight : null })
    // Most models share an account with others.
    const account = JSON.stringify([provider.name, provider.url, provider.key])
    if (!accounts.has(account)) providers.push(provider)
    accounts.add(account)
  }
  if (itemsAt(settings, 'include').length > 0) problems.push('Files that it includes are not read.')
  return { providers, ...routesOfDeployments(deployments, settings), problems }
}

interface About {
  readonly settings: SettingValue
  readonly variables: Variables
  readonly kindOf: (model: string) => string | null
}

function providerOf(entry: SettingValue, model: string, { settings, variables, kindOf }: About): FoundProvider {
  const param = (name: string) => textAt(entry, 'litellm_params', name)
  const prefix =
    param('custom_llm_provider') ?? (model.includes('/') ? model.slice(0, model.indexOf('/')) : kindOf(model))
  const known = prefix !== null && Object.hasOwn(PREFIXES, prefix) ? PREFIXES[prefix] : undefined
  const variableSet = (variable: string | undefined) => variable && (variables[variable] ?? given(settings, variable))
  const written = param('api_base') ?? param('base_url')
  const address = variableIn(written) === undefined ? written : variableSet(variableIn(written))
  const url = address ? withVersion(known?.kind, address) : null
  const format = known?.kind === 'anthropic' || known?.kind === 'gemini' ? known.kind : 'openai'
  // The usual variable holds the key of the usual address: another address gets the key that is named for it, or none.
  const key = keyOf(param('api_key'), url === null ? (known?.variable ?? undefined) : undefined, settings)
  const problem = known ? null : `Waybill does not know LiteLLM’s ${prefix ?? model}.`
  // By its address, where OpenAI's format is spoken somewhere else.
  const isElsewhere = known?.kind === 'openai' && url !== null
  const kind = known === undefined || isElsewhere ? null : known.kind
  const name = (isElsewhere ? URL.parse(url)?.host : undefined) ?? prefix ?? model
  return { name, kind, format, url, key, problem }
}

function keyOf(text: string | undefined, usual: string | undefined, settings: SettingValue): FoundKey {
  const variable = text === undefined ? usual : variableIn(text)
  if (variable === undefined) return text === undefined ? NO_KEY : keyFrom(text, undefined)
  // LiteLLM sets these variables itself, before it reads them.
  const own = given(settings, variable)
  return own === undefined ? keyFrom(undefined, variable) : keyFrom(own, undefined)
}

function given(settings: SettingValue, variable: string): string | undefined {
  const text = textAt(settings, 'environment_variables', variable)
  return variableIn(text) === undefined ? text : undefined
}

function variableIn(text: string | undefined): string | undefined {
  return /^os\.environ\/(.+)$/.exec(text?.trim() ?? '')?.[1]
}

/** Ollama is told by its root, and speaks OpenAI's format one step below. */
function withVersion(kind: string | undefined, address: string): string {
  const isRoot = kind === 'ollama' && URL.parse(address)?.pathname === '/'
  return isRoot ? `${address.replace(/\/+$/, '')}/v1` : address
}
