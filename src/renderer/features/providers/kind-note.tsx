import { useTranslation } from 'react-i18next'
import type { ProviderKind } from '../../../shared/contract/providers.ts'
import { formatAnd } from '../../format/number.ts'

const dialectNames = { openai: 'OpenAI', anthropic: 'Anthropic', gemini: 'Gemini' } as const

/** Which wire formats it speaks, where its keys are made, and what it says that it does with data. */
export function KindNote({ kind }: { kind: ProviderKind }) {
  const { t } = useTranslation('providers')
  const linkLook = 'text-accent underline underline-offset-2'
  return (
    <span className="flex flex-wrap gap-x-3">
      {kind.dialects.length > 0 && (
        <span>{t('speaks', { dialects: formatAnd(kind.dialects.map((dialect) => dialectNames[dialect])) })}</span>
      )}
      {kind.key_page !== null && (
        <a href={kind.key_page} target="_blank" rel="noopener noreferrer" className={linkLook}>
          {t('key_page')}
        </a>
      )}
      {kind.policy_page !== null && (
        <a href={kind.policy_page} target="_blank" rel="noopener noreferrer" className={linkLook}>
          {t('policy_page')}
        </a>
      )}
    </span>
  )
}
