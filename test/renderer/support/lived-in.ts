import { openLedger } from '../../../src/main/engine/ledger/ledger.ts'
import { ask, createKey } from './client-key.ts'
import { month } from './month.ts'
import { addRoute } from './routes.ts'
import { CLAUDE_SETTINGS, claudeSettings, toolHome } from './tool-home.ts'
import { type StartOptions, startWaybill, type Waybill } from './waybill.ts'

const providers = ['openai', 'anthropic', 'gemini', 'openrouter', 'sandbox'] as const

/** A Waybill that has been used for six weeks: providers, keys with limits, a plan, exchanges, warnings, refusals. */
export async function startLivedIn({ args = [], home }: Pick<StartOptions, 'args' | 'home'> = {}): Promise<Waybill> {
  const tools = toolHome(home)
  const data = tools.path('waybill')
  tools.write(CLAUDE_SETTINGS, claudeSettings)
  // Sealed: keys have to last from one start to the next, and not every machine has a keychain.
  const env = { ...tools.env, WAYBILL_PASSPHRASE: 'six weeks of a developer' }
  const sealed = { args: ['--vault', 'sealed'], env }
  const before = await startWaybill({ ...sealed, home: data })
  for (const name of providers) await before.command(['provider', 'add', name], `sk-of-nobody-${name}-0123456789`)
  await before.command(['provider', 'add', 'ollama'])
  await before.command(['plan', 'create', 'careful', '--rpm', '30', '--budget-day', '5', '--concurrency', '4'])
  const agent = await createKey(before, 'Agent', '--project', 'website', '--plan', 'careful')
  const editor = await createKey(before, 'Editor', '--rpm', '60', '--budget-month', '40')
  const scripts = await createKey(before, 'Scripts', '--allow-model', 'gpt-5*', '--tokens-day', '2000000')
  await createKey(before, 'Notes', '--private', '--expires', '20')
  await addRoute(before, { model: 'fast' }, ['openai/gpt-5-mini'])
  await addRoute(before, { model: '*', kind: 'background' }, ['ollama/qwen3:8b'])
  await addRoute(before, { model: 'claude-*', client_key_id: agent.id }, [
    'anthropic/*',
    'openrouter/anthropic/*',
    'openai/gpt-5',
  ])
  // One that does nothing: it says so.
  await addRoute(before, { model: 'claude-3*', client_key_id: agent.id }, ['gemini/gemini-2.5-pro'])
  await before.stop()

  const ledger = await openLedger({ dataDirectory: data })
  for (const row of month({ Agent: agent.id, Editor: editor.id, Scripts: scripts.id }, Date.now())) ledger.close(row)
  ledger.shut()

  const waybill = await startWaybill({ ...sealed, args: [...sealed.args, ...args], home: data })
  await waybill.command(['connect', 'codex', '--apply'])
  await refused(waybill)
  return {
    ...waybill,
    async stop() {
      await waybill.stop()
      tools.remove()
    },
  }
}

/** Refusals for safety's sake, a budget run through, a key of nobody: what warnings and security events are made of. */
async function refused(waybill: Waybill): Promise<void> {
  const thirsty = await createKey(waybill, 'Thirsty', '--tokens-day', '310')
  for (let request = 0; request < 4; request += 1) await ask(waybill, thirsty.key)
  await ask(waybill, 'sk-wb-a-key-that-nobody-was-given')
  await fetch(`${waybill.proxy}/v1/models`, { headers: { origin: 'https://evil.example' } })
}
