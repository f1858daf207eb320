import { useTranslation } from 'react-i18next'
import type { PlanView } from '../../../shared/contract/plans.ts'
import { useApi } from '../../data/api.tsx'
import { AskFirst } from '../../data/ask-first.tsx'

/** The engine refuses while keys carry it, and says which. */
export function RemovePlan({ plan: { name }, onClose }: { plan: PlanView; onClose: () => void }) {
  const { t } = useTranslation('clientKeys')
  const { client, queries } = useApi()
  return (
    <AskFirst
      title={t('plan_remove_title', { name })}
      confirm={t('plan_remove')}
      act={() => client.plans.remove({ name })}
      changes={queries.plans.list.key()}
      done={t('plan_removed_toast', { name })}
      onClose={onClose}
    >
      <p>{t('plan_remove_text')}</p>
    </AskFirst>
  )
}
