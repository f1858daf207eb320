import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { ExchangeMark } from '../../components/exchange-mark.tsx'
import { ProviderMark } from '../../components/provider-mark.tsx'
import { formatDuration } from '../../format/number.ts'
import { formatClock, formatInstant } from '../../format/time.ts'
import { Attempts } from './attempts.tsx'
import { CostCell } from './cost-cell.tsx'
import { ElapsedCell } from './elapsed-cell.tsx'
import { ModelCell } from './model-cell.tsx'
import { TokenCell } from './token-cell.tsx'

export interface LiveColumn {
  readonly id: string
  readonly header: string
  /** A track of the grid: widths are set, not measured, so that no row moves another. */
  readonly track: string
  /** The list's width from which on there is room for it. */
  readonly from: number
  readonly align?: 'right'
  readonly cell: (row: ExchangeRow) => ReactNode
}

/** Room for the longest clock of the locale, which may change: "21:25:51" here, "09:25:51 PM" there. */
function clockTrack(): string {
  return `${Math.ceil(formatClock(new Date(2026, 0, 1, 22, 0, 0).getTime()).length * 7.5)}px`
}

function liveColumns(t: TFunction<'live'>): LiveColumn[] {
  const column = (
    id: string,
    header: string,
    look: Pick<LiveColumn, 'track' | 'from' | 'align'>,
    cell: LiveColumn['cell'],
  ): LiveColumn => ({ id, header, ...look, cell })
  const right = 'right' as const
  return [
    column('state', t('state'), { track: '10px', from: 0 }, (row) => <ExchangeMark row={row} />),
    column('time', t('time'), { track: clockTrack(), from: 0, align: right }, (row) => (
      <span title={formatInstant(row.started_at)}>{formatClock(row.started_at)}</span>
    )),
    column('tool', t('tool'), { track: 'minmax(96px, 0.3fr)', from: 980 }, (row) => (
      <span title={row.tool ?? undefined}>{row.tool}</span>
    )),
    column('provider', t('provider'), { track: 'minmax(92px, 0.3fr)', from: 560 }, (row) =>
      row.provider_name === null ? (
        ''
      ) : (
        <span className="flex min-w-0 items-center gap-1.5">
          <ProviderMark name={row.provider_name} />
          <Attempts count={row.attempts} />
        </span>
      ),
    ),
    column('model', t('model'), { track: 'minmax(0, 1fr)', from: 0 }, (row) => <ModelCell row={row} />),
    column('status', t('status'), { track: '44px', from: 480, align: right }, (row) => row.status_code ?? ''),
    column('in', t('tokens_in'), { track: '64px', from: 760, align: right }, (row) => (
      <TokenCell row={row} value={row.input_tokens} />
    )),
    column('cached', t('tokens_cached'), { track: '64px', from: 1060, align: right }, (row) => (
      <TokenCell row={row} value={row.cache_read_input_tokens} />
    )),
    column('out', t('tokens_out'), { track: '56px', from: 760, align: right }, (row) => (
      <TokenCell row={row} value={row.output_tokens} />
    )),
    column('first_chunk', t('first_chunk'), { track: '76px', from: 900, align: right }, (row) =>
      row.time_to_first_chunk_ms === null ? '' : formatDuration(row.time_to_first_chunk_ms),
    ),
    column('duration', t('duration'), { track: '68px', from: 0, align: right }, (row) =>
      row.ended_by === null ? (
        <ElapsedCell since={row.started_at} />
      ) : row.latency_ms === null ? (
        ''
      ) : (
        formatDuration(row.latency_ms)
      ),
    ),
    column('cost', t('cost'), { track: '84px', from: 400, align: right }, (row) => <CostCell row={row} />),
  ]
}

/** The columns that there is room for, most telling first. */
export function columnsFor(width: number, t: TFunction<'live'>): { columns: LiveColumn[]; template: string } {
  const columns = liveColumns(t).filter(({ from }) => from <= width)
  return { columns, template: columns.map(({ track }) => track).join(' ') }
}
