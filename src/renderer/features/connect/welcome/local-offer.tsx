import { Radar } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { FindServers } from '../../../data/find-servers.tsx'

/** The way on for whoever runs models on this machine: no key is needed, and no address to be looked up. */
export function LocalOffer() {
  const { t } = useTranslation('welcome')
  const [isOpen, setOpen] = useState(false)
  return (
    <section aria-labelledby="local-servers">
      <h2 id="local-servers" className="flex items-center gap-2 font-semibold">
        <Radar aria-hidden size={15} strokeWidth={1.75} className="text-muted" />
        {t('local_title')}
      </h2>
      <p className="mt-1 mb-3 text-muted">{t('local_text')}</p>
      <Button onClick={() => setOpen(true)}>{t('local_find')}</Button>
      {isOpen && <FindServers onClose={() => setOpen(false)} />}
    </section>
  )
}
