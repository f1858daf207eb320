import { useTranslation } from 'react-i18next'
import type { LimitState } from '../../../shared/contract/limits.ts'
import { LeftBar } from '../../components/left-bar.tsx'
import { leftShare, leftText } from './limit-words.ts'

/** What is left of one limit. */
export function LimitBar({ state }: { state: LimitState }) {
  const { t } = useTranslation('clientKeys')
  return <LeftBar share={leftShare(state)}>{leftText(state, t)}</LeftBar>
}
