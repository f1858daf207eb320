import { useTranslation } from 'react-i18next'
import type { RouteTarget } from '../../../shared/contract/routes.ts'
import { providerColour } from '../../components/provider-mark.tsx'
import { formatShare } from '../../format/number.ts'

/** In the order in which they are tried; of those with weights, how many requests each gets. */
export function RouteTargets({ targets }: { readonly targets: readonly RouteTarget[] }) {
  const { t } = useTranslation('routes')
  const whole = targets.reduce((sum, { weight }) => sum + (weight ?? 0), 0)
  return (
    <ol>
      {targets.map(({ to, weight }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one may stand there twice, and none has a state
        <li key={place} className="whitespace-normal pl-3.5 -indent-3.5">
          <TargetName to={to} />{' '}
          <span className="text-muted text-sm">
            {weight !== null && targets.length > 1 && t('weight_of', { share: formatShare(weight, whole) ?? '' })}
            {weight === null && place > 0 && t('fallback')}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** `provider/model`: the provider in its colour, as everywhere. */
export function TargetName({ to }: { readonly to: string }) {
  const slash = to.indexOf('/')
  return (
    <>
      {slash > 0 && (
        <span
          aria-hidden
          className="mr-1.5 inline-block size-2 rounded-[2px]"
          style={{ background: providerColour(to.slice(0, slash)) }}
        />
      )}
      <span className="wrap-anywhere font-mono">
        {slash > 0 && <span className="text-muted">{to.slice(0, slash + 1)}</span>}
        {to.slice(slash + 1)}
      </span>
    </>
  )
}
