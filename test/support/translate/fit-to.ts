import type { FitTo } from '../../../src/main/engine/translate/fit/fitting.ts'

/** A provider that nothing is asked of, on its way from one format to another. */
export function fitTo(way: Pick<FitTo, 'from' | 'to' | 'kind' | 'model'>): FitTo {
  return { ...way, baseUrl: 'http://127.0.0.1/v1', withAsks: null }
}
