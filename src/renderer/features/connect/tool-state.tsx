import { useTranslation } from 'react-i18next'
import type { ToolView } from '../../../shared/contract/connect.ts'
import { type MarkShape, type MarkTone, StateMark } from '../../components/state-mark.tsx'

const looks: Readonly<Record<ToolView['state'], { shape: MarkShape; tone: MarkTone }>> = {
  connected: { shape: 'dot', tone: 'good' },
  changed: { shape: 'ring', tone: 'warn' },
  missing: { shape: 'triangle', tone: 'bad' },
  elsewhere: { shape: 'square', tone: 'warn' },
  not_connected: { shape: 'dash', tone: 'muted' },
}

/** The same in a list, where the word is the mark's own name. */
export function ToolStateMark({ state }: { readonly state: ToolView['state'] }) {
  const { t } = useTranslation('connect')
  return <StateMark {...looks[state]} label={t(`state_${state}`)} />
}

/** How a tool stands: five shapes, and the word. */
export function ToolState({ state }: { readonly state: ToolView['state'] }) {
  const { t } = useTranslation('connect')
  return (
    <span className="inline-flex items-center gap-1.5">
      <StateMark {...looks[state]} />
      {t(`state_${state}`)}
    </span>
  )
}
