import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutboundEntry } from '../../../shared/contract/privacy.ts'
import { DataTable, type dataTableFeatures } from '../../components/data-table.tsx'
import { ProviderMark } from '../../components/provider-mark.tsx'
import { formatBytes, formatCount } from '../../format/number.ts'
import { formatInstant, formatRelative } from '../../format/time.ts'
import { engineWords } from '../../languages/engine-words.ts'
import { PolicyLink } from './policy-link.tsx'

const helper = createColumnHelper<typeof dataTableFeatures, OutboundEntry>()

export function OutboundTable({ entries, now }: { readonly entries: readonly OutboundEntry[]; readonly now: number }) {
  const { t } = useTranslation('privacy')
  const rows = useMemo(() => [...entries], [entries])
  const columns = useMemo(() => {
    const nothing = <span className="text-muted">{t('none', { ns: 'common' })}</span>
    return [
      helper.display({
        id: 'host',
        header: t('host'),
        cell: ({ row: { original } }) => (
          <code className="block max-w-52 truncate font-mono text-sm" title={original.host}>
            {original.host}
          </code>
        ),
      }),
      helper.display({
        id: 'why',
        header: t('why'),
        cell: ({ row: { original } }) => (
          <span>
            {t(`purpose_${original.purpose}`)}
            {original.own_account && <span className="text-muted max-lg:hidden"> · {t('account_own')}</span>}
          </span>
        ),
      }),
      helper.display({
        id: 'provider',
        header: t('provider'),
        meta: { className: 'max-lg:hidden' },
        cell: ({ row: { original } }) =>
          original.provider === null ? nothing : <ProviderMark name={original.provider} />,
      }),
      helper.display({
        id: 'last',
        header: t('last'),
        meta: { align: 'right' },
        cell: ({ row: { original } }) => (
          <span title={`${formatInstant(original.first_at)} – ${formatInstant(original.last_at)}`}>
            {formatRelative(original.last_at, now)}
          </span>
        ),
      }),
      helper.display({
        id: 'connections',
        header: t('connections'),
        meta: { align: 'right', className: 'max-2xl:hidden' },
        cell: ({ row }) => formatCount(row.original.connections),
      }),
      helper.display({
        id: 'sent',
        header: t('sent'),
        meta: { align: 'right' },
        cell: ({ row }) => formatBytes(row.original.bytes_sent),
      }),
      helper.display({
        id: 'received',
        header: t('received'),
        meta: { align: 'right', className: 'max-sm:hidden' },
        cell: ({ row }) => formatBytes(row.original.bytes_received),
      }),
      helper.display({
        id: 'region',
        header: t('region'),
        meta: { className: 'max-xl:hidden' },
        cell: ({ row: { original } }) => (original.region === null ? nothing : engineWords(original.region)),
      }),
      helper.display({
        id: 'policy',
        header: t('policy'),
        meta: { className: 'max-md:hidden' },
        cell: ({ row: { original } }) => (
          <PolicyLink page={original.policy_page} of={original.provider ?? original.host} />
        ),
      }),
    ]
  }, [t, now])
  return (
    <DataTable
      caption={t('keep_outbound')}
      columns={columns}
      rows={rows}
      rowId={({ host, purpose, provider }) => `${host} ${purpose} ${provider ?? ''}`}
      className="border-t"
    />
  )
}
