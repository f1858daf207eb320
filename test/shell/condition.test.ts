import { describe, expect, test } from 'vitest'
import { type Condition, conditionOf, failing, type Mark, markOf } from '../../src/main/shell/condition.ts'
import type { Seen } from '../../src/main/shell/engine-watch.ts'
import type { ProviderView } from '../../src/shared/contract/providers.ts'

const provider = (resting_because: ProviderView['resting_because'], name = 'openai') =>
  ({ name, resting_because, resting_until: resting_because && 1 }) as ProviderView

const seen = (status: object, providers: readonly ProviderView[] = []) =>
  conditionOf({
    is: 'up',
    seen: {
      status: { state: 'running', paused: false, panic_since: null, vault: { state: 'ready' }, ...status },
      providers,
    } as unknown as Seen,
  })

describe('what the tray says', () => {
  test.each([
    ['all is well', {}, [], 'running', 'running'],
    ['the user has paused it', { paused: true }, [], 'paused', 'paused'],
    ['a provider fails', {}, [provider('failing')], 'provider_failing', 'trouble'],
    ['its key is refused', {}, [provider('refused')], 'provider_failing', 'trouble'],
    ['its account is spent', {}, [provider('spent')], 'provider_failing', 'trouble'],
    ['a limit of it was reached, which passes', {}, [provider('limited')], 'running', 'running'],
    ['the vault is locked', { vault: { state: 'locked' } }, [provider('failing')], 'vault_locked', 'trouble'],
    ['there is no vault', { vault: { state: 'unavailable' } }, [], 'vault_locked', 'trouble'],
    ['nothing listens', { state: 'not_listening', paused: true }, [], 'not_listening', 'trouble'],
    ['a panic lasts', { state: 'not_listening', panic_since: 1 }, [], 'panic', 'trouble'],
    ['it is being stopped', { state: 'stopping' }, [], 'stopping', 'off'],
  ] as const)('%s', (_what, status, providers, is, mark) => {
    const condition = seen(status, providers)
    expect([condition.is, markOf(condition)]).toEqual([is, mark])
  })

  test.each([
    ['starting', 'off'],
    ['restarting', 'off'],
    ['failed', 'trouble'],
  ] as const)('an engine that does not answer: %s', (is, mark) => {
    const condition: Condition = conditionOf({ is })
    expect([condition.is, markOf(condition) satisfies Mark]).toEqual([is, mark])
  })

  test('names the provider', () => {
    const providers = [provider(null, 'good'), provider('failing', 'bad'), provider('spent', 'worse')]
    expect(failing(providers)).toEqual(['bad', 'worse'])
    expect(seen({ paused: true }, providers)).toEqual({ is: 'provider_failing', provider: 'bad' })
  })
})
