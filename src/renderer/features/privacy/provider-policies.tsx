import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderKind, ProviderView } from '../../../shared/contract/providers.ts'
import { DataTable, type dataTableFeatures } from '../../components/data-table.tsx'
import { ProviderMark } from '../../components/provider-mark.tsx'
import { useApi } from '../../data/api.tsx'
import { SectionPart } from '../../data/section-part.tsx'
import { engineWords } from '../../languages/engine-words.ts'
import { PolicyLink } from './policy-link.tsx'

const helper = createColumnHelper<typeof dataTableFeatures, ProviderView>()

/** The providers that are set up, each with where its company is and what it says of data. */
export function ProviderPolicies() {
  const { t } = useTranslation('privacy')
  const { queries } = useApi()
  const providers = useQuery(queries.providers.list.queryOptions())
  const kinds = useQuery(queries.providers.kinds.queryOptions())
  const columns = useMemo(() => {
    const kindOf = new Map<string, ProviderKind>((kinds.data ?? []).map((kind) => [kind.kind, kind]))
    const nothing = <span className="text-muted">{t('none', { ns: 'common' })}</span>
    return [
      helper.display({
        id: 'provider',
        header: t('provider'),
        cell: ({ row }) => <ProviderMark name={row.original.name} />,
      }),
      helper.display({ id: 'title', header: t('company'), cell: ({ row }) => engineWords(row.original.title) }),
      helper.display({
        id: 'region',
        header: t('region'),
        cell: ({ row }) => {
          const region = kindOf.get(row.original.kind)?.region ?? null
          return region === null ? nothing : engineWords(region)
        },
      }),
      helper.display({
        id: 'policy',
        header: t('policy'),
        cell: ({ row: { original } }) => (
          <PolicyLink page={kindOf.get(original.kind)?.policy_page ?? null} of={original.name} />
        ),
      }),
    ]
  }, [t, kinds.data])
  return (
    <>
      <h3 className="px-4 pt-4 pb-1 font-semibold">{t('your_providers')}</h3>
      <SectionPart query={providers}>
        {(list) =>
          list.length === 0 ? (
            <p className="px-4 pb-4 text-muted">
              {t('no_providers')}{' '}
              <Link to="/providers" search={{ add: true }} className="text-accent underline underline-offset-2">
                {t('add_provider')}
              </Link>
            </p>
          ) : (
            <DataTable caption={t('your_providers')} columns={columns} rows={list} rowId={({ name }) => name} />
          )
        }
      </SectionPart>
    </>
  )
}
