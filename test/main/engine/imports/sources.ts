import Database from 'better-sqlite3'
import type { Machine } from '../connect/machine.ts'

/** Keys as they stand in the files below: none of them may be seen anywhere else. */
export const KEYS = {
  openrouter: 'sk-or-v1-0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  deepseek: 'sk-deepseek-5f0c7d8e9a1b2c3d4e5f6071',
  gemini: 'AIzaSyImportedFromElsewhere0123456789',
  kimi: 'sk-kimi-imported-9d8c7b6a5f4e3d2c1b0a',
  relay: 'cr_relay_imported_0123456789abcdef',
  openai: 'sk-proj-imported-a1b2c3d4e5f60718293a',
  second: 'sk-proj-imported-the-second-of-the-two',
} as const

export const ROUTER_FILE = '.claude-code-router/config.json'
export const ROUTER_DATABASE = '.claude-code-router/config.sqlite'
export const SWITCH_FILE = '.cc-switch/config.json'
export const SWITCH_DATABASE = '.cc-switch/cc-switch.db'
export const LITELLM_FILE = 'litellm/config.yaml'

/** After musistudio/claude-code-router, config.example.json and README.md (comments, a comma at the end, `$NAME`). */
export const routerConfig = `{
  // What Claude Code is routed to.
  "Providers": [
    {
      "name": "openrouter",
      "api_base_url": "https://openrouter.ai/api/v1/chat/completions",
      "api_key": "${KEYS.openrouter}",
      "models": ["google/gemini-2.5-pro-preview", "anthropic/claude-sonnet-4"],
      "transformer": { "use": ["openrouter"] },
    },
    {
      "name": "deepseek",
      "api_base_url": "https://api.deepseek.com/chat/completions",
      "api_key": "$DEEPSEEK_API_KEY",
      "models": ["deepseek-chat", "deepseek-reasoner"]
    },
    {
      "name": "ollama",
      "api_base_url": "http://localhost:11434/v1/chat/completions",
      "api_key": "ollama",
      "models": ["qwen2.5-coder:latest"]
    },
    {
      "name": "gemini",
      "api_base_url": "https://generativelanguage.googleapis.com/v1beta/models/",
      "api_key": "${KEYS.gemini}",
      "models": ["gemini-2.5-flash", "gemini-2.5-pro"],
      "transformer": { "use": ["gemini"] }
    },
    {
      "name": "volcengine",
      "api_base_url": "https://ark.cn-beijing.volces.com/api/v3/chat/completions",
      "api_key": "sk-xxx",
      "models": ["deepseek-v3-250324"],
      "transformer": { "use": ["deepseek"] }
    },
    {
      "name": "dashscope",
      "api_base_url": "https://dashscope.aliyuncs.com/compatible-mode/v1/chat/completions",
      "api_key": "\${DASHSCOPE_API_KEY}",
      "models": ["qwen3-coder-plus"]
    }
  ],
  "Router": {
    "default": "deepseek,deepseek-chat",
    "background": "ollama,qwen2.5-coder:latest",
    "longContext": "openrouter,google/gemini-2.5-pro-preview",
    "longContextThreshold": 60000
  },
  "APIKEY": "the-router-s-own-key-of-its-clients",
  "HOST": "0.0.0.0"
}
`

const claudeSettings = {
  env: { ANTHROPIC_BASE_URL: 'https://api.moonshot.ai/anthropic', ANTHROPIC_AUTH_TOKEN: KEYS.kimi },
}
const codexSettings = {
  auth: { OPENAI_API_KEY: KEYS.relay },
  config:
    'model_provider = "relay"\nmodel = "gpt-5"\n\n[model_providers.relay]\nname = "relay"\nbase_url = "https://relay.example/v1"\nwire_api = "responses"\n',
}
const geminiSettings = { env: { GEMINI_API_KEY: KEYS.gemini, GEMINI_MODEL: 'gemini-2.5-pro' } }

/** After farion1231/cc-switch, src-tauri/src/app_config.rs and provider.rs (version 2). */
export const switchConfig = JSON.stringify({
  version: 2,
  claude: {
    providers: {
      official: { id: 'official', name: 'Claude Official', settingsConfig: { env: {} } },
      kimi: { id: 'kimi', name: 'Kimi 月之暗面', settingsConfig: claudeSettings },
    },
    current: 'kimi',
  },
  codex: { providers: { relay: { id: 'relay', name: 'Relay', settingsConfig: codexSettings } }, current: 'relay' },
  gemini: { providers: { google: { id: 'google', name: 'Google', settingsConfig: geminiSettings } }, current: '' },
})

/** After the same repository, src-tauri/src/database/schema.rs. */
const SWITCH_SCHEMA = `create table providers (
  id TEXT NOT NULL, app_type TEXT NOT NULL, name TEXT NOT NULL, settings_config TEXT NOT NULL, website_url TEXT, category TEXT,
  created_at INTEGER, sort_index INTEGER, notes TEXT, icon TEXT, icon_color TEXT, meta TEXT NOT NULL DEFAULT '{}',
  is_current BOOLEAN NOT NULL DEFAULT 0, in_failover_queue BOOLEAN NOT NULL DEFAULT 0, PRIMARY KEY (id, app_type))`

export function writeSwitchDatabase(machine: Machine): Database.Database {
  machine.write(SWITCH_DATABASE, '')
  const db = new Database(`${machine.home}/${SWITCH_DATABASE}`)
  db.exec(SWITCH_SCHEMA)
  const add = db.prepare(
    'insert into providers (id, app_type, name, settings_config, meta, is_current) values (?, ?, ?, ?, ?, ?)',
  )
  add.run('1', 'claude', 'Kimi', JSON.stringify(claudeSettings), '{}', 1)
  add.run('2', 'codex', 'Relay', JSON.stringify(codexSettings), '{}', 0)
  const openRouter = {
    env: { ANTHROPIC_BASE_URL: 'https://openrouter.ai/api/v1', ANTHROPIC_AUTH_TOKEN: KEYS.openrouter },
  }
  add.run('3', 'claude', 'OpenRouter', JSON.stringify(openRouter), '{"apiFormat":"openai_chat"}', 0)
  add.run('4', 'opencode', 'For opencode', '{}', '{}', 0)
  return db
}

/** After musistudio/claude-code-router, packages/core/src/config/config-repository.ts (version 3). */
export function writeRouterDatabase(machine: Machine): Database.Database {
  machine.write(ROUTER_DATABASE, '')
  const db = new Database(`${machine.home}/${ROUTER_DATABASE}`)
  db.pragma('journal_mode = WAL')
  db.exec('create table app_config (key TEXT PRIMARY KEY, value_json TEXT NOT NULL, updated_at TEXT NOT NULL)')
  const config = {
    Providers: [
      {
        name: 'Moonshot',
        baseUrl: 'https://api.moonshot.ai/anthropic',
        type: 'anthropic_messages',
        apiKey: KEYS.kimi,
        credentials: [{ apiKey: KEYS.second }, { apiKey: KEYS.relay, enabled: false }],
        models: ['kimi-k2'],
      },
    ],
    Router: { default: 'Moonshot,kimi-k2', rules: [{ name: 'cheap ones' }] },
  }
  db.prepare(`insert into app_config values ('default', ?, '2026-11-01')`).run(JSON.stringify(config))
  return db
}

/** After docs.litellm.ai/docs/proxy/configs. */
export const litellmConfig = `model_list:
  - model_name: gpt-4o
    litellm_params:
      model: openai/gpt-4o
      api_key: os.environ/OPENAI_API_KEY
  - model_name: gpt-4o-mini # the same account
    litellm_params:
      model: openai/gpt-4o-mini
      api_key: os.environ/OPENAI_API_KEY
  - model_name: gpt-4o
    litellm_params:
      model: openai/gpt-4o
      api_key: ${KEYS.second}
  - model_name: claude
    litellm_params:
      model: anthropic/claude-sonnet-4
  - model_name: solar
    litellm_params:
      model: ollama/solar
      api_base: http://localhost:11434
  - model_name: vllm-models
    litellm_params:
      model: openai/facebook/opt-125m
      api_base: https://vllm.example/v1
      api_key: ${KEYS.relay}
  - model_name: azure
    litellm_params:
      model: azure/gpt-4o-eu
      api_base: https://my-endpoint-europe.openai.azure.com/
      api_key: os.environ/AZURE_API_KEY_EU
environment_variables:
  OPENAI_API_KEY: ${KEYS.openai}
litellm_settings:
  fallbacks: [{ gpt-4o: [claude] }]
router_settings:
  routing_strategy: least-busy
general_settings:
  master_key: sk-1234-the-master-key-of-the-proxy
`
