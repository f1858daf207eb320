import { onTestFinished } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { type Answer, startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { startProvider } from '../../../support/provider.ts'

export const PROVIDER_KEY = 'sk-provider-0123456789-abcdefghijklmnop'
const VERSIONS = { openai: '/v1', anthropic: '', gemini: '/v1beta' } as const

/** An engine that knows the three providers, all at one origin. */
async function startEngineWith(origin: string): Promise<TestEngine> {
  const engine = await startEngine()
  onTestFinished(engine.stop)
  for (const [kind, version] of Object.entries(VERSIONS)) {
    await engine.core.client.providers.add({ kind, base_url: origin + version, key: PROVIDER_KEY })
  }
  return engine
}

/** Where the sandbox plays the providers. */
export async function startWithSandbox(): Promise<TestEngine> {
  const provider = await startProvider({ apiKey: PROVIDER_KEY })
  onTestFinished(provider.close)
  return startEngineWith(provider.origin)
}

/** Where a test says what they answer. */
export async function startWithUpstream(
  answer: Answer,
): Promise<{ readonly engine: TestEngine; readonly upstream: Upstream }> {
  const upstream = await startUpstream(answer)
  onTestFinished(upstream.close)
  return { engine: await startEngineWith(upstream.origin), upstream }
}
