import { type RequestKind, requestKinds } from '../../../shared/request-kinds.ts'
import { type ClientFormat, clientFormats } from '../../../shared/wire-formats.ts'

/** A request, made up: what would become of it is explained beside the routes. */
export interface AskedRequest {
  readonly model?: string
  readonly format?: ClientFormat
  /** The id of a client key. */
  readonly key?: string
  readonly project?: string
  readonly kind?: RequestKind
  /** Of its input, estimated. */
  readonly tokens?: number
}

export interface RoutesSearch extends AskedRequest {
  /** The dialog for a new one is open. */
  readonly add?: true
  /** The dialog that changes the route of this id is open. */
  readonly edit?: string
}

function text(value: unknown, most: number): string | undefined {
  // The router reads a number out of `model=4`.
  const said = typeof value === 'number' ? String(value) : value
  return typeof said === 'string' && said !== '' && said.length <= most ? said : undefined
}

export function routesSearch(search: Record<string, unknown>): RoutesSearch {
  const edit = text(search.edit, 100)
  const tokens = Number(search.tokens)
  const read = {
    model: text(search.model, 200),
    format: clientFormats.find((known) => known === search.format),
    key: text(search.key, 100),
    project: text(search.project, 80),
    kind: requestKinds.find((known) => known === search.kind),
    tokens: Number.isSafeInteger(tokens) && tokens > 0 ? tokens : undefined,
    ...(search.add === true ? { add: true as const } : edit === undefined ? {} : { edit }),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}
