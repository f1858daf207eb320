import type { TFunction } from 'i18next'
import type { RouteMatch } from '../../../shared/contract/routes.ts'
import { formatTitles } from '../../../shared/wire-formats.ts'
import { formatCount, formatList } from '../../format/number.ts'

/** Of a client key, what a route says. */
export interface KnownKey {
  readonly id: string
  readonly name: string
}

/** An alias is looked at before every pattern. */
export function isAlias({ model }: RouteMatch): boolean {
  return !model.includes('*')
}

/** What beside the model a request has to be, in words; none: any request will do. */
export function conditionTexts(
  { format, client_key_id: keyId, project, kind, min_input_tokens: tokens }: RouteMatch,
  keys: readonly KnownKey[] | undefined,
  t: TFunction<'routes'>,
): readonly string[] {
  const texts: string[] = []
  if (format !== null) texts.push(t('only_format', { format: formatTitles[format] }))
  if (keyId !== null) {
    const key = keys?.find(({ id }) => id === keyId)
    // Until the keys are there, nothing is known to be gone.
    texts.push(key === undefined && keys !== undefined ? t('only_key_gone') : t('only_key', { key: key?.name ?? '…' }))
  }
  if (project !== null) texts.push(t('only_project', { project }))
  if (kind !== null) texts.push(t(`only_${kind}`))
  if (tokens !== null) texts.push(t('only_tokens', { tokens: formatCount(tokens) }))
  return texts
}

/** One route among others: several may be for the same model, of other requests. */
export function routeName(match: RouteMatch, keys: readonly KnownKey[] | undefined, t: TFunction<'routes'>): string {
  const conditions = conditionTexts(match, keys, t)
  return conditions.length === 0 ? match.model : `${match.model} (${formatList(conditions)})`
}
