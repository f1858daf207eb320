import { setImmediate } from 'node:timers/promises'
import type { ModelInfo, Provider } from '@pydantic/genai-prices'
import { AppError } from '../../../shared/errors.ts'
import { modelSchema, providerSchema } from './list-schema.ts'

const MOST_PROVIDERS = 500
const MOST_MODELS = 20_000
const SLICE_MS = 5

/**
 * A price list from its text, model by model, so that a stream has its turn in between and a hostile file ends at its first
 * fault. Throws `prices_refused`; which word of the file it was is not repeated.
 */
export async function readPriceList(text: string): Promise<Provider[]> {
  const all = parsed(text)
  if (!Array.isArray(all) || all.length === 0 || all.length > MOST_PROVIDERS) throw refused('no list of providers')
  const providers: Provider[] = []
  let count = 0
  let sliceEnd = performance.now() + SLICE_MS
  for (const each of all) {
    const head = providerSchema.safeParse(each)
    if (!head.success) throw refused(`its provider ${providers.length + 1} is not one`)
    const { id, name } = head.data
    if (providers.some((known) => known.id === id)) throw refused('one provider is in it twice')
    const models: ModelInfo[] = []
    for (const entry of head.data.models) {
      const model = modelSchema.safeParse(entry)
      if (!model.success) throw refused(`model ${models.length + 1} of provider ${providers.length + 1} is not one`)
      models.push(model.data)
      count += 1
      if (count > MOST_MODELS) throw refused('it has too many models')
      if (performance.now() > sliceEnd) {
        await setImmediate()
        sliceEnd = performance.now() + SLICE_MS
      }
    }
    // The library's type asks for the pattern of its addresses. Nobody is found by it here.
    providers.push({ id, name, api_pattern: '', models })
  }
  return providers
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refused('it is not JSON')
  }
}

function refused(why: string): AppError {
  return new AppError('prices_refused', { message: `The price list can’t be used: ${why}.` })
}
