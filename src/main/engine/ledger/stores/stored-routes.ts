import { z } from 'zod'
import { type RouteInput, routeInput } from '../../../../shared/contract/routes.ts'
import { clientFormats, type WireFormat } from '../../../../shared/wire-formats.ts'

const storedFormats = z.array(z.enum(clientFormats)).min(1)

/** Formats as they stand in the database; a text that is none (someone edited it by hand) says nothing. */
export function formatsFrom(text: string | null): readonly WireFormat[] | null {
  return text === null ? null : (storedFormats.safeParse(parsed(text)).data ?? null)
}

/** A route as it stands there; null: somebody has edited it by hand, and it leads nowhere. */
export function routeFrom(stored: { readonly match: string; readonly targets: string }): RouteInput | null {
  const read = { match: parsed(stored.match), targets: parsed(stored.targets) }
  return routeInput.safeParse(read).data ?? null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
