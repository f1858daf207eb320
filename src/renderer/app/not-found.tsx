import { Link } from '@tanstack/react-router'
import { MapPinOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../components/empty-state.tsx'

export function NotFound() {
  const { t } = useTranslation('app')
  return (
    <EmptyState
      icon={MapPinOff}
      title={t('not_found_title')}
      action={
        <Link to="/" className="text-accent underline underline-offset-2">
          {t('not_found_action')}
        </Link>
      }
    />
  )
}
