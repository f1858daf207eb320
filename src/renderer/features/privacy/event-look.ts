import type { SecurityEventKind } from '../../../shared/contract/security.ts'
import type { MarkShape, MarkTone } from '../../components/state-mark.tsx'

/** What wants a look is a triangle, what was refused as it should be a dash, what the user did a ring. */
export function eventLook(kind: SecurityEventKind): { readonly shape: MarkShape; readonly tone: MarkTone } {
  switch (kind) {
    case 'panic':
    case 'secret_found':
    case 'secret_blocked':
    case 'suspicious_path':
    case 'framing_refused':
    case 'control_refused':
      return { shape: 'triangle', tone: 'bad' }
    case 'host_refused':
    case 'origin_refused':
    case 'client_key_unknown':
    case 'client_key_suspended':
    case 'malformed_request':
    case 'self_loop':
      return { shape: 'triangle', tone: 'warn' }
    case 'client_key_missing':
    case 'client_key_expired':
    case 'limit':
      return { shape: 'dash', tone: 'warn' }
    case 'key_revoked':
    case 'panic_ended':
      return { shape: 'ring', tone: 'accent' }
  }
}

/** What the secret scan tells of. */
export const secretKinds = ['secret_found', 'secret_blocked'] as const satisfies readonly SecurityEventKind[]
