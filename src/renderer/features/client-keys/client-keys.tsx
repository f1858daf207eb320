import { getRouteApi } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { ViewTabs } from '../../components/view-tabs.tsx'
import { WideLabel } from '../../components/wide-label.tsx'
import { KeyList } from './key-list.tsx'
import { Plans } from './plans.tsx'

const route = getRouteApi('/client-keys')

/** The keys, and the limits under a name that keys can carry. */
export function ClientKeys(): ReactNode {
  const { t } = useTranslation('clientKeys')
  const { view } = route.useSearch()
  const navigate = route.useNavigate()
  const ofPlans = view === 'plans'
  const createButton = (
    <Button
      look="primary"
      title={t(ofPlans ? 'plan_create' : 'create')}
      onClick={() => void navigate({ search: { ...(ofPlans ? { view } : {}), create: true } })}
    >
      <Plus aria-hidden size={14} />
      <WideLabel>{t(ofPlans ? 'plan_create' : 'create')}</WideLabel>
    </Button>
  )
  return (
    <Page
      title={t('title')}
      aside={
        <ViewTabs
          tabs={[
            { label: t('view_keys'), current: !ofPlans, to: { to: '/client-keys', search: {} } },
            { label: t('view_plans'), current: ofPlans, to: { to: '/client-keys', search: { view: 'plans' } } },
          ]}
        />
      }
      actions={createButton}
    >
      {ofPlans ? <Plans createButton={createButton} /> : <KeyList createButton={createButton} />}
    </Page>
  )
}
