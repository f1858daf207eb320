import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { classNames } from '../../components/class-names.ts'
import { StateMark } from '../../components/state-mark.tsx'
import { useApi } from '../../data/api.tsx'

const actionLook =
  'inline-flex h-7 items-center rounded-md bg-accent-fill px-2.5 font-medium text-on-accent hover:brightness-110'

interface StepProps {
  readonly done: boolean
  readonly next: boolean
  readonly title: string
  readonly text: string
  readonly action: ReactNode
}

function Step({ done, next, title, text, action }: StepProps) {
  const { t } = useTranslation('overview')
  return (
    <li className="flex items-center gap-3 bg-canvas px-3 py-2">
      <StateMark
        shape={done ? 'dot' : 'ring'}
        tone={done ? 'good' : next ? 'accent' : 'muted'}
        {...(done ? { label: t('step_done') } : {})}
      />
      <div className="min-w-0 flex-1">
        <p className={classNames('font-medium', done && 'text-muted')}>{title}</p>
        <p className="text-muted text-sm">{text}</p>
      </div>
      {next && action}
    </li>
  )
}

/** What is left to do before the first request, in place; gone once it came. */
export function NextSteps({ status }: { status: SystemStatus }) {
  const { t } = useTranslation('overview')
  const { queries } = useApi()
  const providers = useQuery(queries.providers.list.queryOptions())
  const keys = useQuery(queries.clientKeys.names.queryOptions())
  if (providers.data === undefined || keys.data === undefined) return null
  const hasProvider = providers.data.length > 0
  const hasKey = keys.data.some((key) => key.revoked_at === null)
  const hasTraffic = status.exchanges > 0
  if (hasProvider && hasKey && hasTraffic) return null
  return (
    <section aria-labelledby="next-steps">
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3">
        <h2 id="next-steps" className="font-semibold">
          {t('steps_title')}
        </h2>
        <Link to="/welcome" className="text-accent hover:underline">
          {t('steps_welcome')}
        </Link>
      </div>
      <ol className="grid gap-px overflow-hidden rounded-md border border-line bg-line lg:grid-cols-3">
        <Step
          done={hasProvider}
          next={!hasProvider}
          title={t('step_provider')}
          text={t('step_provider_text')}
          action={
            <Link to="/providers" search={{ add: true }} className={actionLook}>
              {t('step_provider')}
            </Link>
          }
        />
        <Step
          done={hasKey}
          next={hasProvider && !hasKey}
          title={t('step_connect')}
          text={t('step_connect_text')}
          action={
            <Link to="/connect" className={actionLook}>
              {t('step_connect')}
            </Link>
          }
        />
        <Step
          done={hasTraffic}
          next={hasProvider && hasKey}
          title={t('step_request')}
          text={t('step_request_text')}
          action={
            <Link to="/live" className={actionLook}>
              {t('step_request_action')}
            </Link>
          }
        />
      </ol>
    </section>
  )
}
