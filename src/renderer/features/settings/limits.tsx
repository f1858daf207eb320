import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/contract/settings.ts'
import { useApi } from '../../data/api.tsx'
import { formatDollars } from '../../format/money.ts'
import { formatInstant } from '../../format/time.ts'
import { Group } from './setting-row.tsx'
import { SettingSwitch } from './setting-switch.tsx'
import { SettingDollars } from './setting-text.tsx'

export function Limits({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings')
  return (
    <>
      <Group>
        <SettingDollars
          name="budget_day_usd"
          value={settings.budget_day_usd}
          none={t('no_budget')}
          title={t('budget_day_usd')}
          note={t('budget_day_usd_note')}
          said={<Spent window="day" />}
        />
        <SettingDollars
          name="budget_month_usd"
          value={settings.budget_month_usd}
          none={t('no_budget')}
          title={t('budget_month_usd')}
          note={t('budget_month_usd_note')}
          said={<Spent window="month" />}
        />
        <SettingSwitch
          name="suspend_abnormal_keys"
          value={settings.suspend_abnormal_keys}
          title={t('suspend_abnormal_keys')}
          note={t('suspend_abnormal_keys_note')}
        />
      </Group>
      <p className="border-t px-4 py-3 text-muted">
        {t('limits_of_keys')}{' '}
        <Link to="/client-keys" className="text-accent underline underline-offset-2">
          {t('to_client_keys')}
        </Link>
      </p>
    </>
  )
}

/** What is spent of a budget that is set. */
function Spent({ window }: { window: 'day' | 'month' }) {
  const { t } = useTranslation('settings')
  const { queries } = useApi()
  const budgets = useQuery({ ...queries.limits.budgets.queryOptions(), refetchInterval: 5_000 })
  const budget = budgets.data?.find((one) => one.scope === 'all' && one.window === window)
  if (budget === undefined) return null
  return (
    <p className="text-muted">
      {t('spent', {
        spent: formatDollars(budget.spent),
        limit: formatDollars(budget.limit),
        time: formatInstant(budget.resets_at),
      })}
    </p>
  )
}
