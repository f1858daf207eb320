import type { TFunction } from 'i18next'
import type { ExchangeRow } from '../../shared/exchange-row.ts'

/** What was asked for, in place of a model: the request, as far as the user lets it be recorded. */
export function requestName({ method, endpoint }: Pick<ExchangeRow, 'method' | 'endpoint'>, t: TFunction): string {
  const said = [method, endpoint].filter((part) => part !== null)
  return said.length === 0 ? t('not_recorded') : said.join(' ')
}
