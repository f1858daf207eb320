import { useQuery } from '@tanstack/react-query'
import { FolderInput } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPlan } from '../../../shared/contract/imports.ts'
import { Banner } from '../../components/banner.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { UnlockForm } from '../../data/unlock-form.tsx'
import { ImportFile } from './import-file.tsx'
import { ImportPlanPart } from './import-plan-part.tsx'

export function ImportProviders({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('providers')
  const { queries } = useApi()
  // Read each time that it is opened, and not while somebody chooses.
  const found = useQuery(queries.imports.find.queryOptions({ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }))
  const vault = useQuery(queries.system.status.queryOptions()).data?.vault
  const [named, setNamed] = useState<ImportPlan | null>(null)
  return (
    <Dialog open onClose={onClose} title={t('import_title')} description={t('import_text')} width="max-w-2xl">
      <div className="space-y-5">
        {vault?.state === 'locked' && (
          <Banner tone="warn" title={t('import_vault')} action={<UnlockForm vault={vault} />} />
        )}
        {named !== null && <ImportPlanPart key={named.path + named.revision} plan={named} />}
        <QueryPart query={found} skeleton={<div aria-hidden className="skeleton h-48" />}>
          {(plans) => {
            const others = plans.filter(({ path }) => path !== named?.path)
            if (others.length > 0) return others.map((plan) => <ImportPlanPart key={plan.path} plan={plan} />)
            return (
              named === null && (
                <EmptyState icon={FolderInput} title={t('import_none_title')}>
                  {t('import_none_text')}
                </EmptyState>
              )
            )
          }}
        </QueryPart>
        {/* Not before there is more: the keyboard would begin down here. */}
        {!found.isPending && <ImportFile onRead={setNamed} />}
      </div>
    </Dialog>
  )
}
