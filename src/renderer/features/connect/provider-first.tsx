import { useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ToolView } from '../../../shared/contract/connect.ts'
import { Banner } from '../../components/banner.tsx'
import { useApi } from '../../data/api.tsx'

interface ProviderFirstProps {
  /** Whose format has to be spoken; left out: any will do. */
  readonly tool: ToolView | undefined
  /** Where one is added. */
  readonly to: Pick<LinkProps, 'to' | 'search'>
}

/** A tool can be connected without a provider, but nobody would answer it; nothing where somebody will. */
export function ProviderFirst({ tool, to }: ProviderFirstProps) {
  const { t } = useTranslation('connect')
  const { queries } = useApi()
  const providers = useQuery(queries.providers.list.queryOptions()).data
  if (providers === undefined) return null
  const add = (
    <Link {...to} className="text-accent underline underline-offset-2">
      {t('add_provider')}
    </Link>
  )
  if (providers.length === 0) {
    return (
      <Banner tone="warn" title={t('no_provider_title')} action={add}>
        {t('no_provider_text')}
      </Banner>
    )
  }
  if (tool === undefined || providers.some(({ dialects }) => dialects.includes(tool.dialect))) return null
  return (
    <Banner tone="warn" title={t('no_dialect_title', { dialect: t(`dialect_${tool.dialect}`) })} action={add}>
      {t('no_dialect_text', { tool: tool.name })}
    </Banner>
  )
}
