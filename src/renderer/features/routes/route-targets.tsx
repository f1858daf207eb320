import { useTranslation } from 'react-i18next'
import type { RouteTarget } from '../../../shared/contract/routes.ts'
import { formatShare } from '../../format/number.ts'
import { TargetName } from './target-name.tsx'

/** In the order in which they are tried; of those with weights, how many requests each gets. */
export function RouteTargets({ targets }: { readonly targets: readonly RouteTarget[] }) {
  const { t } = useTranslation('routes')
  const whole = targets.reduce((sum, { weight }) => sum + (weight ?? 0), 0)
  return (
    <ol>
      {targets.map(({ to, weight }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one may stand there twice, and none has a state
        <li key={place} className="whitespace-normal">
          <TargetName to={to}>
            {weight !== null && targets.length > 1 && formatShare(weight, whole)}
            {weight === null && place > 0 && t('fallback')}
          </TargetName>
        </li>
      ))}
    </ol>
  )
}
