import { useTranslation } from 'react-i18next'
import type { LimitState } from '../../../shared/contract/limits.ts'
import { classNames } from '../../components/class-names.ts'
import { leftShare, leftText } from './limit-words.ts'

const LOW = 0.2

/** What is left of one limit, in words and as a bar that runs out. */
export function LimitBar({ state }: { state: LimitState }) {
  const { t } = useTranslation('clientKeys')
  const share = leftShare(state)
  const tone = share === 0 ? 'bg-bad' : share <= LOW ? 'bg-warn' : 'bg-accent'
  return (
    <span className="block min-w-0 flex-1">
      <span className={classNames('block truncate text-sm', share === 0 && 'text-bad')}>{leftText(state, t)}</span>
      <span aria-hidden className="mt-0.5 block h-1 overflow-hidden rounded-full bg-line">
        {/* Never so thin that something left looks like nothing. */}
        <span
          className={classNames('block h-1 rounded-full', tone)}
          style={{ width: share === 0 ? 0 : `max(${share * 100}%, 3px)` }}
        />
      </span>
    </span>
  )
}
