import { Link } from '@tanstack/react-router'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportFormats } from '../../../shared/contract/privacy.ts'
import { Button } from '../../components/button.tsx'
import { SectionFrame } from '../../components/section-frame.tsx'
import { CorrectProject } from './correct-project.tsx'
import { DownloadButtons } from './download-buttons.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import type { AccessFormat, PrivacyJobs } from './use-privacy-jobs.ts'

const accessFormats = ['text', 'json'] as const satisfies readonly AccessFormat[]
const linkLook = 'text-accent underline underline-offset-2'

/** One right and, at the right, what exercises it. */
function Right({
  name,
  text,
  children,
}: {
  readonly name: string
  readonly text: ReactNode
  readonly children?: ReactNode
}) {
  const id = useId()
  return (
    <li aria-labelledby={id} className="flex flex-wrap items-start gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-80">
        <h3 id={id} className="font-medium">
          {name}
        </h3>
        <p className="max-w-prose text-muted">{text}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </li>
  )
}

export function Rights({ jobs }: { jobs: PrivacyJobs }) {
  const { t } = useTranslation('privacy')
  const [open, setOpen] = useState<'erase' | 'correct' | null>(null)
  const close = () => setOpen(null)
  return (
    <SectionFrame title={t('section_rights')} note={t('rights_note')}>
      <ul className="divide-y divide-line border-y">
        <Right name={t('right_access')} text={t('right_access_text')}>
          <DownloadButtons job={jobs.access} formats={accessFormats} what={t('right_access')} />
        </Right>
        <Right name={t('right_portability')} text={t('right_portability_text')}>
          <DownloadButtons job={jobs.portable} formats={exportFormats} what={t('right_portability')} />
        </Right>
        <Right name={t('right_correction')} text={t('right_correction_text')}>
          <Button onClick={() => setOpen('correct')}>{t('correct_open')}</Button>
        </Right>
        <Right name={t('right_erasure')} text={t('right_erasure_text')}>
          <Button onClick={() => setOpen('erase')}>{t('erase_open')}</Button>
        </Right>
        <Right name={t('right_restriction')} text={t('right_restriction_text')}>
          <Link to="/client-keys" className={linkLook}>
            {t('to_client_keys')}
          </Link>
          <Link to="/privacy" search={{ section: 'inventory' }} className={linkLook}>
            {t('to_fields')}
          </Link>
        </Right>
        <Right name={t('right_withdrawal')} text={t('right_withdrawal_text')} />
      </ul>
      {open === 'erase' && <EraseDialog onClose={close} />}
      {open === 'correct' && <CorrectProject onClose={close} />}
    </SectionFrame>
  )
}
