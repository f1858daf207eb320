import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { StateMark } from '../../components/state-mark.tsx'

/** What is under way, in words, and a way to stop it. Its end is not known beforehand, so there is no bar that would lie. */
export function RunningJob({ text, onCancel }: { readonly text: string; readonly onCancel: () => void }) {
  const { t } = useTranslation('privacy')
  return (
    <span className="flex items-center gap-2">
      <span role="status" className="flex items-center gap-1.5 text-muted">
        <StateMark shape="ring" tone="accent" />
        {text}
      </span>
      <Button onClick={onCancel}>{t('stop')}</Button>
    </span>
  )
}
