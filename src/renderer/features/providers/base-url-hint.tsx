import { useTranslation } from 'react-i18next'
import type { ProviderKind } from '../../../shared/contract/providers.ts'

/** What belongs into the field, and what it means to leave it empty. */
export function BaseUrlHint({ kind }: { kind: Pick<ProviderKind, 'base_url' | 'base_url_example'> | undefined }) {
  const { t } = useTranslation('providers')
  if (kind?.base_url) return t('base_url_default', { url: kind.base_url })
  return kind?.base_url_example ? t('base_url_like', { url: kind.base_url_example }) : t('base_url_needed')
}
