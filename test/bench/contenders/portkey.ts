import { join } from 'node:path'
import type { Contender } from './contender.ts'
import { npmPeer } from './peers.ts'
import { answering, freePort, launch } from './processes.ts'

/** Its gateway as its README starts it, without the console; what goes where is said by headers. */
export async function startPortkey(upstream: string): Promise<Contender> {
  const { directory, version } = npmPeer('@portkey-ai/gateway')
  const port = await freePort()
  const child = launch(process.execPath, [join(directory, 'build/start-server.js'), `--port=${port}`, '--headless'])
  const url = `http://127.0.0.1:${port}`
  await answering(url)
  return {
    name: `Portkey ${version}`,
    url,
    format: 'chat_completions',
    headers: {
      authorization: 'Bearer sk-bench-0123456789abcdef',
      'x-portkey-provider': 'openai',
      'x-portkey-custom-host': `${upstream}/v1`,
    },
    pid: child.pid ?? null,
  }
}
