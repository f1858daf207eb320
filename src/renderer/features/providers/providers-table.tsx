import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { DataTable, type dataTableFeatures } from '../../components/data-table.tsx'
import { ProviderMark } from '../../components/provider-mark.tsx'
import { formatDuration } from '../../format/number.ts'
import { engineWords } from '../../languages/engine-words.ts'
import { Health } from './health.tsx'
import { KeyState } from './key-state.tsx'
import { LastUsed } from './last-used.tsx'
import { ProviderActions } from './provider-actions.tsx'
import { TestsContext } from './test-button.tsx'
import { TestResult } from './test-result.tsx'
import { useProviderTests } from './use-provider-tests.ts'

export const providerLinkId = (name: string) => `provider-${name}`

const helper = createColumnHelper<typeof dataTableFeatures, ProviderView>()

export function ProvidersTable({
  providers,
  onReplaceKey,
  onRemove,
}: {
  readonly providers: ProviderView[]
  readonly onReplaceKey: (provider: ProviderView) => void
  readonly onRemove: (provider: ProviderView) => void
}) {
  const { t } = useTranslation('providers')
  const tests = useProviderTests()
  const columns = useMemo(
    () => [
      helper.display({
        id: 'name',
        header: t('name'),
        cell: ({ row: { original: provider } }) => (
          <span className="flex items-baseline gap-2">
            <Link
              to="/providers"
              search={{ provider: provider.name }}
              id={providerLinkId(provider.name)}
              className="font-medium hover:text-accent hover:underline"
            >
              <ProviderMark name={provider.name} />
            </Link>
            <span className="truncate text-muted text-sm max-xl:hidden">{engineWords(provider.title)}</span>
          </span>
        ),
      }),
      helper.display({
        id: 'base_url',
        header: t('base_url'),
        meta: { className: 'max-lg:hidden' },
        cell: ({ row }) => (
          <span className="block max-w-72 truncate font-mono text-muted text-sm" title={row.original.base_url}>
            {row.original.base_url || t('inside')}
          </span>
        ),
      }),
      helper.display({ id: 'key', header: t('key'), cell: ({ row }) => <KeyState provider={row.original} /> }),
      helper.display({
        id: 'health',
        header: t('health'),
        meta: { className: 'max-md:hidden' },
        cell: ({ row }) => <Health status={row.original.last_status_code} />,
      }),
      helper.display({
        id: 'latency',
        header: () => <span title={t('latency_hint')}>{t('latency')}</span>,
        meta: { align: 'right', className: 'max-lg:hidden' },
        cell: ({ row: { original } }) => (original.latency_ms === null ? '—' : formatDuration(original.latency_ms)),
      }),
      helper.display({
        id: 'last_used',
        header: t('last_used'),
        meta: { align: 'right', className: 'max-sm:hidden whitespace-nowrap' },
        cell: ({ row }) => <LastUsed at={row.original.last_used_at} />,
      }),
      helper.display({
        id: 'actions',
        header: t('actions'),
        meta: { align: 'right', hiddenHeader: true },
        cell: ({ row: { original: provider } }) => (
          <ProviderActions
            provider={provider}
            onReplaceKey={() => onReplaceKey(provider)}
            onRemove={() => onRemove(provider)}
          />
        ),
      }),
    ],
    [t, onReplaceKey, onRemove],
  )
  return (
    <TestsContext value={tests}>
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={providers}
        rowId={({ name }) => name}
        detail={({ name }) => {
          const result = tests.tests[name]
          return result === undefined ? null : <TestResult test={result} onDismiss={() => tests.dismiss(name)} />
        }}
      />
    </TestsContext>
  )
}
