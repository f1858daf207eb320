import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contender } from './contender.ts'
import { npmPeer } from './peers.ts'
import { answering, freePort, launch, temporaryDirectory } from './processes.ts'

const MODEL = 'claude-haiku-4-5'

/** It takes Anthropic's Messages only; with the transformer `Anthropic` alone it passes them on without translating. */
export async function startClaudeCodeRouter(upstream: string): Promise<Contender> {
  const { directory, version } = npmPeer('@musistudio/claude-code-router')
  const home = temporaryDirectory()
  const port = await freePort()
  mkdirSync(join(home, '.claude-code-router'))
  const provider = {
    name: 'bench',
    api_base_url: `${upstream}/v1/messages`,
    api_key: 'sk-bench-0123456789abcdef',
    models: [MODEL],
    transformer: { use: ['Anthropic'] },
  }
  // Its log is off: at its usual level, debug, it would be slower still.
  const settings = { LOG: false, HOST: '127.0.0.1', PORT: port, NON_INTERACTIVE_MODE: true, APIKEY: 'sk-local' }
  const router = { default: `bench,${MODEL}`, longContextThreshold: 1_000_000 }
  const config = JSON.stringify({ ...settings, Providers: [provider], Router: router })
  writeFileSync(join(home, '.claude-code-router/config.json'), config)
  const env = { ...process.env, HOME: home }
  const child = launch(process.execPath, [join(directory, 'dist/cli.js'), 'start'], { env })
  const url = `http://127.0.0.1:${port}`
  await answering(url)
  return {
    name: `claude-code-router ${version}`,
    url,
    format: 'messages',
    headers: { 'x-api-key': 'sk-local' },
    pid: child.pid ?? null,
  }
}
