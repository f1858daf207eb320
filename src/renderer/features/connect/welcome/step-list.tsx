import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { classNames } from '../../../components/class-names.ts'
import { StateMark } from '../../../components/state-mark.tsx'
import { type WelcomeStep, welcomeSteps } from './welcome-search.ts'

interface StepListProps {
  readonly current: WelcomeStep
  readonly onSkip: () => void
}

/** Where one is. Any step can be gone to: none needs the one before. */
export function StepList({ current, onSkip }: StepListProps) {
  const { t } = useTranslation('welcome')
  const at = welcomeSteps.indexOf(current)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
      <nav aria-label={t('steps')} className="mr-auto">
        <ol className="-ml-2 flex items-center">
          {welcomeSteps.map((step, index) => (
            <li key={step} className="flex items-center">
              {index > 0 && <span aria-hidden className="mx-1 h-px w-4 bg-line sm:w-8" />}
              <Link
                to="/welcome"
                search={{ step }}
                aria-current={step === current ? 'step' : undefined}
                className={classNames(
                  'flex h-7 items-center gap-1.5 whitespace-nowrap rounded-md px-2 hover:bg-hover hover:text-ink',
                  step === current ? 'font-medium' : 'text-muted',
                )}
              >
                <StateMark
                  shape={index < at ? 'dot' : index === at ? 'ring' : 'dash'}
                  tone={index < at ? 'good' : index === at ? 'accent' : 'muted'}
                  {...(index < at ? { label: t('step_is_done') } : {})}
                />
                {t(`step_${step}`)}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <Button look="quiet" onClick={onSkip} className="-mr-2.5 ml-auto">
        {t('skip_all')}
      </Button>
    </div>
  )
}
