import { createColumnHelper } from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { DataTable, type dataTableFeatures } from '../../components/data-table.tsx'
import { formatCount } from '../../format/number.ts'
import { FigureCell } from './figure-cell.tsx'
import { GroupCell, type GroupRow } from './group-cell.tsx'
import { orderOf, sorted } from './order.ts'
import { otherLook } from './series-colours.ts'
import { ShownMetric, SortHeader } from './sort-header.tsx'
import { ThroughLink } from './through-link.tsx'
import { columns as columnIds } from './usage-search.ts'
import type { UsageView } from './usage-view.ts'
import { type NameHref, useNameHref } from './use-name-href.ts'
import { type StepHref, useStepHref } from './use-step-href.ts'
import { type Through, useThrough } from './use-through.ts'
import { useUsageSearch } from './use-usage-search.ts'

/** More rows than anybody reads would only make the page slow. */
const FIRST = 100

/** The line's own name, which no group can have. */
const OTHERS = '\0'

const helper = createColumnHelper<typeof dataTableFeatures, GroupRow>()

// The same functions for good: another one would be another component, and what has the focus in it would lose it.
const templates = columnIds.map((id) => ({
  id,
  header: () => <SortHeader column={id} />,
  cell: ({ row: { original } }: { row: { original: GroupRow } }) =>
    id === 'name' ? (
      <GroupCell row={original} />
    ) : (
      <FigureCell
        column={id}
        figures={original.figures}
        href={original.through(id)}
        // The name of a project or a tool leads to its own usage, and not to its exchanges.
        isStop={id === 'errors' || (id === 'requests' && (original.by === 'project' || original.by === 'tool'))}
      />
    ),
}))

/** Every group with all that is known of it, and the totals below. */
export function GroupsTable({
  view,
  nameOf,
}: {
  readonly view: UsageView
  readonly nameOf: (name: string | null) => string
}) {
  const { t } = useTranslation('usage')
  const { search } = useUsageSearch()
  const through = useThrough()
  const nameHref = useNameHref()
  const stepHref = useStepHref()
  const [isWhole, setIsWhole] = useState(false)
  const { by, totals } = view
  const order = useMemo(() => orderOf(search, view.metric), [search, view.metric])
  const rows = useMemo(() => {
    const unsorted = view.by === 'none' ? stepRows(view, through, stepHref) : rowsOf(view, nameOf, through, nameHref)
    return [...sorted(unsorted, order), ...othersRow(view, nameOf(null))]
  }, [view, nameOf, through, nameHref, stepHref, order])
  const columns = useMemo(
    () =>
      templates
        .filter(({ id }) => id !== 'unpriced' || totals.unpriced_requests > 0)
        .map(({ id, header, cell }) =>
          helper.display({
            id,
            header,
            cell,
            footer: () =>
              id === 'name' ? (
                <ThroughLink href={through({ by, name: null, column: 'requests' })}>{t('total')}</ThroughLink>
              ) : (
                <FigureCell
                  column={id}
                  figures={totals}
                  href={through({ by, name: null, column: id })}
                  isStop={id === 'errors'}
                />
              ),
            meta: {
              ...(id === 'name' ? {} : { align: 'right' }),
              ...(order.column === id ? { sorted: order.isUp ? 'ascending' : 'descending' } : {}),
            },
          }),
        ),
    [order, t, totals, by, through],
  )
  return (
    <ShownMetric value={view.metric}>
      <DataTable
        caption={by === 'none' ? t('groups_table_none') : t('groups_table', { by: t(`within_${by}`) })}
        columns={columns}
        rows={isWhole ? rows : rows.slice(0, FIRST)}
        rowId={({ figures }) => figures.group}
        className="rounded-md border"
      />
      {rows.length > FIRST && !isWhole && (
        <Button look="quiet" className="mt-2" onClick={() => setIsWhole(true)}>
          {t('show_all', { formatted: formatCount(rows.length) })}
        </Button>
      )}
    </ShownMetric>
  )
}

function rowsOf(
  { by, step, series, looks, groups }: UsageView,
  nameOf: (name: string) => string,
  through: Through,
  nameHref: NameHref,
): GroupRow[] {
  return groups.map((figures) => ({
    by,
    step,
    figures,
    label: nameOf(figures.group),
    look: looks[series.findIndex(({ name }) => name === figures.group)] ?? otherLook,
    href: nameHref(by, figures.group),
    through: (column) => through({ by, name: figures.group, column }),
    bucket: undefined,
  }))
}

/** What is not told one by one, last of all: it leads nowhere, as no filter says it. */
function othersRow({ by, step, others }: UsageView, label: string): GroupRow[] {
  if (others === null) return []
  const { groups, ...totals } = others
  const figures = { ...totals, group: OTHERS, then_group: null }
  const to = { href: null, through: () => null, bucket: undefined }
  return [{ by, step, figures, label: `${label} (${formatCount(groups)})`, look: otherLook, ...to }]
}

/** Without groups: a line for each step of time in which anything happened. */
function stepRows({ by, step, groups, buckets }: UsageView, through: Through, stepHref: StepHref): GroupRow[] {
  const named = new Map(buckets.map((bucket) => [bucket.name, bucket]))
  return groups.map((figures) => {
    const bucket = named.get(figures.group)
    return {
      by,
      step,
      figures,
      label: figures.group,
      look: otherLook,
      href: bucket === undefined ? null : stepHref(bucket, step),
      through: (column) => through({ by, name: figures.group, column, step, bucket }),
      bucket,
    }
  })
}
