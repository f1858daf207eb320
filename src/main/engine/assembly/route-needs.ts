import { AppError } from '../../../shared/errors.ts'
import type { ControlNeeds } from '../control/control.ts'
import { allowedWays } from '../limits/allowed-way.ts'
import { explain } from '../route/explain.ts'
import { problemsOf } from '../route/problems.ts'
import type { Question } from '../route/question.ts'
import { keysInForce } from './limits-needs.ts'
import type { Parts } from './parts.ts'

const DIALECTS = {
  chat_completions: 'openai',
  responses: 'openai',
  messages: 'anthropic',
  generate_content: 'gemini',
} as const

/** What rules of routing are checked against, and explained by. */
export function routeNeeds(parts: Parts): ControlNeeds['routes'] {
  const { ledger, registry, routes, catalogue, keyRing, circuits, announce } = parts
  const keyOf = (id: string | null) => (id === null ? undefined : ledger.clientKeys.all().find((key) => key.id === id))
  return {
    ledger,
    findProblems() {
      const here = {
        providers: registry.all(),
        providersWith: catalogue.providersWith,
        clientKeyIds: ledger.clientKeys.all().flatMap(({ id, revoked_at }) => (revoked_at === null ? [id] : [])),
        table: routes.table(),
      }
      return (route, earlier) => problemsOf(route, earlier, here)
    },
    explain(request) {
      const { model, format, client_key_id, project, kind, input_tokens } = request
      const clientKey = keyOf(client_key_id)
      if (client_key_id !== null && clientKey === undefined) {
        throw new AppError('not_found', {
          message: 'There is no client key of this id.',
          action: 'See waybill key list.',
        })
      }
      const question: Question = {
        dialect: DIALECTS[format],
        format,
        provider: null,
        model: model === '' ? null : model,
        clientKeyId: client_key_id ?? '',
        project: project ?? clientKey?.project ?? null,
        kind,
        inputTokens: () => input_tokens,
        isMovable: true,
      }
      return explain(question, {
        providers: registry.all(),
        table: routes.table(),
        providersWith: catalogue.providersWith,
        isVaultReady: keyRing.isReady,
        keyOf: keyRing.keyOf,
        rest: circuits.rest,
        allowed: (destinations) => {
          const key = keysInForce(ledger).find(({ id }) => id === client_key_id)
          if (key === undefined) return destinations
          const ways = destinations.map((each) => ({ each, providerName: each.provider.name, model: each.model }))
          const asked = { model: question.model, otherModels: [] }
          return allowedWays(ways, asked, key.limits, `The client key ${key.name}`).map(({ each }) => each)
        },
      })
    },
    reload: routes.reload,
    changed: announce('routes'),
  }
}
