import { AppError } from '../../../../shared/errors.ts'
import type { Read } from '../../exchange.ts'
import { pickerName, withoutPickerPrefix } from '../../picker-name.ts'
import { type OfferedModel, type OfferNeeds, offeredModel, offeredModels } from '../offered.ts'
import { anthropicList, anthropicModel } from './anthropic-shape.ts'
import { geminiList, geminiModel } from './gemini-shape.ts'
import { codexList, openAiList, openAiModel } from './openai-shape.ts'

/** `/v1/models`, `/v1beta/models`, `/v1beta/openai/models`, and one of them. */
const PATH = /^\/v1(?:beta(?:\/openai)?|alpha)?\/models(?:\/(.+))?$/

/** A question for models that names no provider: it is Waybill's to answer. */
export function asksForModels({ req, channel, place }: Pick<Read, 'req' | 'channel' | 'place'>): boolean {
  const reads = req.method === 'GET' || req.method === 'HEAD'
  return (
    reads && channel.type === 'http' && place.provider === null && place.operation === 'models' && PATH.test(place.path)
  )
}

/** The list that this client key may use, or one of it, in the client's own shape. Throws `model_not_served`. */
export function answerModels({ place }: Pick<Read, 'place'>, needs: OfferNeeds): unknown {
  const isProvider = (name: string): boolean => needs.providers.some((provider) => provider.name === name)
  const one = PATH.exec(place.path)?.[1]
  if (one !== undefined) {
    const asked = decodeURIComponent(one)
    const found = offeredModel(withoutPickerPrefix(asked, isProvider), needs)
    if (found === null) throw new AppError('model_not_served', { message: `No provider is known to have ${asked}.` })
    // By the name that it was asked for.
    return shapeOfOne(place.dialect, { ...found, name: asked })
  }
  const query = new URLSearchParams(place.query)
  const models = offeredModels(needs)
  switch (place.dialect) {
    case 'openai':
      return query.has('client_version') ? codexList(models) : openAiList(models)
    case 'anthropic':
      return anthropicList(
        models.map((model) => ({ ...model, name: pickerName(model.name, isProvider) })),
        query,
      )
    case 'gemini':
      return geminiList(models, query)
    default:
      return place.dialect satisfies never
  }
}

function shapeOfOne(dialect: Read['place']['dialect'], model: OfferedModel): unknown {
  switch (dialect) {
    case 'openai':
      return openAiModel(model)
    case 'anthropic':
      return anthropicModel(model)
    case 'gemini':
      return geminiModel(model)
    default:
      return dialect satisfies never
  }
}
