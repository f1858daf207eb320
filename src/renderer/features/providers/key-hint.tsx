import { useTranslation } from 'react-i18next'
import type { ProviderKind } from '../../../shared/contract/providers.ts'
import { engineWords } from '../../languages/engine-words.ts'

/** What a key of this kind looks like, where that is no matter of course, and what becomes of it. */
export function KeyHint({ kind }: { kind: Pick<ProviderKind, 'needs_key' | 'key_note'> | undefined }) {
  const { t } = useTranslation('providers')
  if (kind?.needs_key === false) return t('key_optional')
  const note = kind?.key_note ?? null
  return note === null ? t('key_hint') : `${engineWords(note)} ${t('key_hint')}`
}
