import { fileURLToPath } from 'node:url'
import type { Contender } from './contender.ts'
import { firstLine, launchScript } from './processes.ts'

export async function startBare(upstream: string): Promise<Contender> {
  const child = launchScript(fileURLToPath(new URL('bare-proxy.ts', import.meta.url)), [upstream])
  const url = `http://127.0.0.1:${await firstLine(child)}`
  return { name: 'http-proxy, bare', url, format: 'chat_completions', headers: {}, pid: child.pid ?? null }
}
