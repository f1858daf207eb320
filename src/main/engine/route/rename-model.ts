import { AppError } from '../../../shared/errors.ts'
import type { Body, ModelInBody, Place } from '../exchange.ts'

/** The body with another model's name in it; every other byte as it came. */
export function renameInBody(body: Body, model: string): Body {
  if (body.type === 'none' || body.model === null) return body
  if (body.model.start === -1) {
    throw new AppError('body_not_json', {
      message: 'The model of a compressed body can’t be renamed.',
      action: 'Send the body uncompressed, or address the provider by its path: /<provider>/v1/…',
    })
  }
  if (body.type === 'whole') return { ...body, bytes: splice(body.bytes, body.model, JSON.stringify(model)) }
  return { ...body, head: splice(body.head, body.model, model) }
}

function splice(bytes: Buffer, { start, end }: ModelInBody, value: string): Buffer {
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(value), bytes.subarray(end)])
}

/** The same for a model that stands in the path (Gemini) or in the query (Realtime). */
export function renameInPlace(place: Place, from: string, to: string): { path: string; query: string } {
  const query = place.query.replace(/([?&]model=)([^&]*)/, (all, name: string, value: string) =>
    decodeURIComponent(value) === from ? name + encodeURIComponent(to) : all,
  )
  const path = place.path.replace(
    /(\/models\/)(.+?)(\/operations\/[^/]+|:[a-zA-Z]+)?$/,
    (all, head: string, value: string, tail = '') =>
      decodeURIComponent(value) === from ? `${head}${encodeURIComponent(to).replaceAll('%2F', '/')}${tail}` : all,
  )
  return { path, query }
}
