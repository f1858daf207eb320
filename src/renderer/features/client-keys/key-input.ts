import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import type { SecretScan } from '../../../shared/contract/values.ts'
import { localMinute, minuteIn } from '../../format/local-minute.ts'
import { type LimitInput, limitInputOf, limitsOf, limitsPatchOf } from './limit-input.ts'

/** What the form's fields hold: text, as it was typed; empty where nothing is to be said. */
export interface KeyInput {
  readonly name: string
  readonly project: string
  readonly private: boolean
  readonly secretScan: SecretScan | ''
  readonly plan: string
  /** A local minute; empty: never. */
  readonly expires: string
  readonly limits: LimitInput
}

export const emptyKey: KeyInput = {
  name: '',
  project: '',
  private: false,
  secretScan: '',
  plan: '',
  expires: '',
  limits: limitInputOf({}),
}

export function keyInputOf(key: ClientKeyView): KeyInput {
  return {
    name: key.name,
    project: key.project ?? '',
    private: key.private,
    secretScan: key.secret_scan ?? '',
    plan: key.plan ?? '',
    expires: key.expires_at === null ? '' : localMinute(key.expires_at),
    limits: limitInputOf(key.own_limits),
  }
}

/** What the contract's `create` takes: only what was filled in. */
export function newKeyOf(input: KeyInput) {
  const limited = limitsOf(input.limits)
  const expires = minuteIn(input.expires)
  return {
    name: input.name,
    ...(input.project.trim() === '' ? {} : { project: input.project }),
    ...(input.private ? { private: true } : {}),
    ...(input.secretScan === '' ? {} : { secret_scan: input.secretScan }),
    ...(Object.keys(limited).length === 0 ? {} : { limits: limited }),
    ...(input.plan === '' ? {} : { plan: input.plan }),
    ...(expires === null ? {} : { expires_at: expires }),
  }
}

/** What the contract's `update` takes: only what is other than `key` has it. */
export function keyChangesOf(key: ClientKeyView, input: KeyInput) {
  const before = keyInputOf(key)
  const limits = limitsPatchOf(key.own_limits, input.limits)
  const { project, secretScan, plan, expires } = input
  return {
    id: key.id,
    ...(input.name.trim() === before.name ? {} : { name: input.name }),
    ...(project.trim() === before.project ? {} : { project: project.trim() === '' ? null : project }),
    ...(input.private === before.private ? {} : { private: input.private }),
    ...(secretScan === before.secretScan ? {} : { secret_scan: secretScan === '' ? null : secretScan }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
    ...(plan === before.plan ? {} : { plan: plan === '' ? null : plan }),
    ...(expires === before.expires ? {} : { expires_at: minuteIn(expires) }),
  }
}
