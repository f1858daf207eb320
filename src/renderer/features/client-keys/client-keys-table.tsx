import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { EyeOff } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { Ago } from '../../components/ago.tsx'
import { DataTable, type dataTableFeatures } from '../../components/data-table.tsx'
import { useWide } from '../../components/use-wide.ts'
import { formatCount } from '../../format/number.ts'
import { formatDate, formatInstant } from '../../format/time.ts'
import { KeyActions } from './key-actions.tsx'
import { KeyStateMark } from './key-state.tsx'
import { hasLimits } from './limit-words.ts'
import { LimitsCell } from './limits-cell.tsx'
import { ScanMark } from './scan-mark.tsx'
import { SuspendedLine } from './suspended-line.tsx'

const helper = createColumnHelper<typeof dataTableFeatures, ClientKeyView>()

/** Those in use first, newest on top; revoked ones below. */
function inOrder(keys: readonly ClientKeyView[]): ClientKeyView[] {
  return keys.toSorted(
    (a, b) => Number(a.revoked_at !== null) - Number(b.revoked_at !== null) || b.created_at - a.created_at,
  )
}

export function ClientKeysTable({
  keys,
  onRotate,
  onSuspend,
  onRevoke,
}: {
  readonly keys: readonly ClientKeyView[]
  readonly onRotate: (key: ClientKeyView) => void
  readonly onSuspend: (key: ClientKeyView) => void
  readonly onRevoke: (key: ClientKeyView) => void
}) {
  const { t } = useTranslation('clientKeys')
  const wide = useWide()
  const rows = useMemo(() => inOrder(keys), [keys])
  const columns = useMemo(
    () => [
      helper.display({
        id: 'name',
        header: t('name'),
        cell: ({ row: { original } }) => (
          <span className="flex items-center gap-1.5">
            <KeyName clientKey={original} />
            {original.private && (
              <span className="shrink-0 text-muted" title={t('private_hint')}>
                <EyeOff aria-hidden size={13} strokeWidth={1.75} />
                <span className="sr-only">{t('private')}</span>
              </span>
            )}
            <ScanMark clientKey={original} />
          </span>
        ),
      }),
      helper.display({
        id: 'project',
        header: t('project'),
        meta: { className: 'max-xl:hidden' },
        cell: ({ row }) => row.original.project ?? <span className="text-muted">—</span>,
      }),
      helper.display({
        id: 'prefix',
        header: t('prefix'),
        meta: { className: 'max-sm:hidden' },
        cell: ({ row }) => <code className="font-mono text-muted text-sm">{row.original.prefix}</code>,
      }),
      helper.display({
        id: 'state',
        header: t('state'),
        cell: ({ row }) => <KeyStateMark clientKey={row.original} />,
      }),
      helper.display({
        id: 'limits',
        header: t('limits_left'),
        meta: { className: 'max-lg:hidden' },
        cell: ({ row }) => <LimitsCell clientKey={row.original} />,
      }),
      helper.display({
        id: 'created',
        header: t('created'),
        meta: { align: 'right', className: 'max-xl:hidden' },
        cell: ({ row }) => (
          <span title={formatInstant(row.original.created_at)}>{formatDate(row.original.created_at)}</span>
        ),
      }),
      helper.display({
        id: 'last_used',
        header: t('last_used'),
        meta: { align: 'right', className: 'max-md:hidden whitespace-nowrap' },
        cell: ({ row: { original } }) =>
          original.last_used_at === null ? (
            <span className="text-muted">{original.private ? '—' : t('never')}</span>
          ) : (
            <Ago at={original.last_used_at} />
          ),
      }),
      helper.display({
        id: 'requests',
        header: t('requests'),
        meta: { align: 'right' },
        cell: ({ row: { original } }) =>
          original.private && original.requests === 0 ? (
            <span className="text-muted" title={t('private_hint')}>
              —
            </span>
          ) : (
            <Link to="/live" search={{ key: original.id }} className="hover:text-accent hover:underline">
              {formatCount(original.requests)}
            </Link>
          ),
      }),
      helper.display({
        id: 'actions',
        header: t('actions'),
        meta: { align: 'right', hiddenHeader: true },
        cell: ({ row: { original } }) => (
          <KeyActions
            clientKey={original}
            onRotate={() => onRotate(original)}
            onSuspend={() => onSuspend(original)}
            onRevoke={() => onRevoke(original)}
          />
        ),
      }),
    ],
    [t, onRotate, onSuspend, onRevoke],
  )
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      // Where there is no room for a column of them.
      detail={(key) => {
        const limits = !wide && hasLimits(key) && <LimitsCell clientKey={key} />
        const suspended = key.suspended_at !== null && key.revoked_at === null && <SuspendedLine clientKey={key} />
        return limits || suspended ? (
          <>
            {suspended}
            {limits}
          </>
        ) : null
      }}
    />
  )
}

/** Leads to all that can be changed of it; of a revoked one nothing can. */
function KeyName({ clientKey: { id, name, revoked_at } }: { clientKey: ClientKeyView }) {
  const look = 'max-w-60 truncate font-medium'
  if (revoked_at !== null) {
    return (
      <span className={look} title={name}>
        {name}
      </span>
    )
  }
  return (
    <Link to="/client-keys" search={{ edit: id }} className={`${look} hover:text-accent hover:underline`} title={name}>
      {name}
    </Link>
  )
}
