import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contender } from './contender.ts'
import { litellmPeer } from './peers.ts'
import { answering, freePort, launch, temporaryDirectory } from './processes.ts'

/** One worker and no database, so that it keeps no record of what passes. */
export async function startLiteLlm(upstream: string): Promise<Contender> {
  const { command, version } = litellmPeer()
  const home = temporaryDirectory()
  const port = await freePort()
  const key = 'sk-bench-0123456789abcdef'
  const model = { model: 'openai/gpt-5-mini', api_base: `${upstream}/v1`, api_key: key }
  const config = {
    model_list: [{ model_name: 'gpt-5-mini', litellm_params: model }],
    general_settings: { master_key: 'sk-local' },
    litellm_settings: { telemetry: false },
  }
  // YAML takes JSON.
  writeFileSync(join(home, 'config.yaml'), JSON.stringify(config))
  const env = { ...process.env, HOME: home, LITELLM_LOCAL_MODEL_COST_MAP: 'True', LITELLM_LOG: 'ERROR' }
  const args = ['--config', join(home, 'config.yaml'), '--host', '127.0.0.1', '--port', String(port)]
  const child = launch(command, [...args, '--num_workers', '1'], { env, cwd: home })
  const url = `http://127.0.0.1:${port}`
  await answering(`${url}/health/liveliness`, 120_000)
  return {
    name: `LiteLLM ${version}`,
    url,
    format: 'chat_completions',
    headers: { authorization: 'Bearer sk-local' },
    pid: child.pid ?? null,
  }
}
