import { z } from 'zod'
import type { Waybill } from './waybill.ts'

const created = z.object({ id: z.string(), key: z.string() })

/** A client key made at the command line, where its limits are options: `--rpm`, `2`. */
export async function createKey(waybill: Waybill, name: string, ...options: readonly string[]) {
  return created.parse(JSON.parse(await waybill.command(['key', 'create', name, ...options, '--json'])))
}

/** One small question to the sandbox, read to the end of its answer. */
export async function ask(
  waybill: Waybill,
  key: string,
  model = 'gpt-5-mini',
  content = 'What does a waybill say?',
): Promise<number> {
  const answer = await fetch(`${waybill.proxy}/sandbox/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model, max_tokens: 100, messages: [{ role: 'user', content }] }),
  })
  await answer.text()
  return answer.status
}
