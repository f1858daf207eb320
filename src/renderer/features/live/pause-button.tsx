import { Pause, Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'

export function PauseButton({ paused, onChange }: { paused: boolean; onChange: (paused: boolean) => void }) {
  const { t } = useTranslation('live')
  const Icon = paused ? Play : Pause
  return (
    <Button look={paused ? 'primary' : 'plain'} onClick={() => onChange(!paused)} className="w-24">
      <Icon aria-hidden size={13} strokeWidth={2} />
      {paused ? t('resume') : t('pause')}
    </Button>
  )
}
