import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../components/dialog.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { AddProviderForm } from './add-provider-form.tsx'

export function AddProvider({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('providers')
  const { queries } = useApi()
  const kinds = useQuery(queries.providers.kinds.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
  return (
    <Dialog open onClose={onClose} title={t('add')}>
      <QueryPart query={kinds} skeleton={<div aria-hidden className="skeleton h-72" />}>
        {(data) => <AddProviderForm kinds={data} onDone={onClose} />}
      </QueryPart>
    </Dialog>
  )
}
