import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { CodeLine } from '../../components/code-line.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { Row } from './setting-row.tsx'

/** What a Prometheus shows to read figures and nothing else. A new one ends the one before: that is asked first. */
export function ScrapeToken({
  hasToken,
  dashboard,
}: {
  readonly hasToken: boolean | null
  readonly dashboard: string | null
}) {
  const { t } = useTranslation('settings')
  const { client, queries, queryClient } = useApi()
  const [asked, setAsked] = useState<'make' | 'end' | null>(null)
  const change = useMutation({
    mutationFn: async (wanted: 'make' | 'end') => {
      if (wanted === 'make') return (await client.metrics.makeToken()).token
      await client.metrics.endToken()
      return null
    },
    onSuccess: async () => {
      setAsked(null)
      await queryClient.invalidateQueries({ queryKey: queries.metrics.key() })
    },
  })
  const token = change.data ?? null
  const error = change.error === null ? null : asAppError(change.error)
  return (
    <Row title={t('token')} note={t('token_note')}>
      {() => (
        <div className="space-y-2">
          <p className="flex min-h-5 items-center gap-1.5">
            {hasToken !== null && (
              <>
                <StateMark shape={hasToken ? 'dot' : 'dash'} tone={hasToken ? 'good' : 'muted'} />
                {t(hasToken ? 'token_is' : 'token_none')}
              </>
            )}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button
              busy={change.isPending}
              onClick={() => (hasToken === true ? setAsked('make') : change.mutate('make'))}
            >
              {t(hasToken === true ? 'token_renew' : 'token_make')}
            </Button>
            {hasToken === true && <Button onClick={() => setAsked('end')}>{t('token_end')}</Button>}
          </div>
          {error !== null && asked === null && (
            <p role="alert" className="text-bad text-sm">
              {error.message} {error.action} ({error.code})
            </p>
          )}
          <ConfirmDialog
            open={asked !== null}
            onClose={() => {
              setAsked(null)
              change.reset()
            }}
            onConfirm={() => asked !== null && change.mutate(asked)}
            title={t(asked === 'end' ? 'token_end_title' : 'token_renew_title')}
            confirm={t(asked === 'end' ? 'token_end' : 'token_renew')}
            busy={change.isPending}
            error={error}
          >
            <p>{t('token_end_text')}</p>
          </ConfirmDialog>
          <Dialog open={token !== null} onClose={() => change.reset()} title={t('token_made')} sticky>
            <div className="space-y-3">
              <p>{t('token_once')}</p>
              {token !== null && <CodeLine text={token} what={t('token_what')} wrap />}
              {dashboard !== null && (
                <>
                  <p className="text-muted">{t('token_scrape')}</p>
                  <CodeLine text={scrapeConfig(new URL(dashboard).host)} what={t('scrape_what')} wrap />
                </>
              )}
              <div className="flex justify-end">
                <Button look="primary" onClick={() => change.reset()}>
                  {t('token_copied')}
                </Button>
              </div>
            </div>
          </Dialog>
        </div>
      )}
    </Row>
  )
}

function scrapeConfig(host: string): string {
  return [
    'scrape_configs:',
    '  - job_name: waybill',
    '    authorization:',
    '      credentials_file: /path/to/the/token',
    '    static_configs:',
    `      - targets: ['${host}']`,
  ].join('\n')
}
