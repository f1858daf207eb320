import type { RouteInput, RouteView } from '../../../shared/contract/routes.ts'
import { type RequestKind, requestKinds } from '../../../shared/request-kinds.ts'
import { type ClientFormat, clientFormats } from '../../../shared/wire-formats.ts'

/** What the form's fields hold: text, as it was typed; empty where any will do. */
export interface RouteFormValues {
  readonly model: string
  readonly format: ClientFormat | ''
  readonly key: string
  readonly project: string
  readonly kind: RequestKind | ''
  readonly tokens: string
  readonly by: 'order' | 'weight'
  readonly targets: readonly { readonly to: string; readonly weight: string }[]
}

/** The fields of which most routes need none. */
export const conditionFields = ['format', 'key', 'project', 'kind', 'tokens'] as const

export function formValuesOf(route: RouteView | null): RouteFormValues {
  const targets = route?.targets ?? [{ to: '', weight: null }]
  return {
    model: route?.match.model ?? '',
    format: route?.match.format ?? '',
    key: route?.match.client_key_id ?? '',
    project: route?.match.project ?? '',
    kind: route?.match.kind ?? '',
    tokens: route?.match.min_input_tokens?.toString() ?? '',
    by: targets.some(({ weight }) => weight !== null) ? 'weight' : 'order',
    targets: targets.map(({ to, weight }) => ({ to, weight: String(weight ?? 1) })),
  }
}

/** As the contract has it. What can't be read is refused by the form before it gets here. */
export function routeInputOf({ by, targets, ...match }: RouteFormValues): RouteInput {
  const isWeighed = by === 'weight' && targets.length > 1
  return {
    match: {
      model: match.model.trim(),
      format: clientFormats.find((known) => known === match.format) ?? null,
      client_key_id: match.key || null,
      project: match.project.trim() || null,
      kind: requestKinds.find((known) => known === match.kind) ?? null,
      min_input_tokens: match.tokens.trim() === '' ? null : Number(match.tokens),
    },
    targets: targets.map(({ to, weight }) => ({ to: to.trim(), weight: isWeighed ? Number(weight) : null })),
  }
}
