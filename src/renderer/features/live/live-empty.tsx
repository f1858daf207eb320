import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Activity, FilterX, Pause } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { CodeLine } from '../../components/code-line.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useApi } from '../../data/api.tsx'

export interface LiveEmptyProps {
  readonly why: 'nothing' | 'paused' | 'no_match'
  readonly onResume: () => void
  readonly onClear: () => void
}

export function LiveEmpty({ why, onResume, onClear }: LiveEmptyProps) {
  const { t } = useTranslation('live')
  switch (why) {
    case 'paused':
      return (
        <EmptyState icon={Pause} title={t('paused_title')} action={<Button onClick={onResume}>{t('resume')}</Button>}>
          {t('paused_text')}
        </EmptyState>
      )
    case 'no_match':
      return (
        <EmptyState icon={FilterX} title={t('no_match_title')} action={<Button onClick={onClear}>{t('clear')}</Button>}>
          {t('no_match_text')}
        </EmptyState>
      )
    case 'nothing':
      return <NothingYet />
  }
}

function NothingYet() {
  const { t } = useTranslation('live')
  const { queries } = useApi()
  const proxy = useQuery(queries.system.status.queryOptions()).data?.proxy ?? 'http://127.0.0.1:4466'
  const keys = useQuery(queries.clientKeys.names.queryOptions())
  const noKey = keys.data !== undefined && !keys.data.some((key) => key.revoked_at === null)
  return (
    <EmptyState
      icon={Activity}
      title={t('empty_title')}
      action={
        noKey && (
          <p>
            {t('empty_key_first')}{' '}
            <Link to="/client-keys" search={{ create: true }} className="text-accent underline underline-offset-2">
              {t('empty_create_key')}
            </Link>
          </p>
        )
      }
    >
      <p>{t('empty_text')}</p>
      <CodeLine
        wrap
        className="mt-2 text-left text-ink"
        what={t('command')}
        text={`curl ${proxy}/v1/models -H "Authorization: Bearer KEY"`}
      />
    </EmptyState>
  )
}
