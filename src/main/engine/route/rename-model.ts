import { AppError } from '../../../shared/errors.ts'
import type { Body, Place } from '../exchange.ts'
import { modelInPath } from '../model-in-path.ts'
import type { BodyEdit } from './body-edits.ts'

/** Puts another model's name into the body; null: it names none. Throws `body_not_json` for a compressed one. */
export function renameInBody(body: Body, model: string): BodyEdit | null {
  if (body.type === 'none' || body.model === null) return null
  if (body.model.start === -1) {
    throw new AppError('body_not_json', {
      message: 'The model of a compressed body can’t be renamed.',
      action: 'Send the body uncompressed, or address the provider by its path: /<provider>/v1/…',
    })
  }
  const { start, end } = body.model
  return { start, end, text: body.type === 'whole' ? JSON.stringify(model) : model }
}

/** The same for a model that stands in the path (Gemini) or in the query (Realtime). Throws `bad_target` for one that would lead elsewhere. */
export function renameInPlace(place: Place, from: string, to: string): { path: string; query: string } {
  const query = place.query.replace(/([?&]model=)([^&]*)/, (all, name: string, value: string) =>
    decodeURIComponent(value) === from ? name + encodeURIComponent(to) : all,
  )
  const path = place.path.replace(
    /(\/models\/)(.+?)(\/operations\/[^/]+|:[a-zA-Z]+)?$/,
    (all, head: string, value: string, tail = '') =>
      decodeURIComponent(value) === from ? `${head}${inPath(to)}${tail}` : all,
  )
  return { path, query }
}

function inPath(model: string): string {
  const segment = modelInPath(model)
  if (segment !== null) return segment
  throw new AppError('bad_target', {
    message: 'The model’s name can’t stand in a path.',
    action: 'Name another, or look at the route that leads there: waybill route list',
  })
}
