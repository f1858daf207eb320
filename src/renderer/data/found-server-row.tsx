import { useMutation } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { FoundServer } from '../../shared/contract/models.ts'
import { formatTitles } from '../../shared/wire-formats.ts'
import { Button } from '../components/button.tsx'
import { StateMark } from '../components/state-mark.tsx'
import { formatCount, formatList } from '../format/number.ts'
import { engineWords } from '../languages/engine-words.ts'
import { useApi } from './api.tsx'
import { tellFailure } from './tell-failure.ts'

export function FoundServerRow({ server }: { readonly server: FoundServer }) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const { kind, title, base_url, formats, models, provider } = server
  const add = useMutation({
    mutationFn: () => client.providers.add({ kind, base_url }),
    onSuccess: async ({ name }) => {
      void queryClient.invalidateQueries({ queryKey: queries.providers.list.key() })
      await queryClient.invalidateQueries({ queryKey: queries.models.key() })
      toast.success(t('added', { name }))
    },
    onError: tellFailure,
  })
  const facts = [
    base_url,
    formatList(formats.map((format) => formatTitles[format])),
    t('models_count', { count: models, formatted: formatCount(models) }),
  ]
  return (
    <li className="flex items-center gap-3 px-3 py-2">
      <div className="min-w-0 flex-1">
        <h3 className="font-medium">{engineWords(title)}</h3>
        <p className="wrap-anywhere text-muted text-sm">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      </div>
      {provider !== null ? (
        <span className="flex items-center gap-1.5 text-muted">
          <StateMark shape="dot" tone="good" />
          {t('find_there', { name: provider })}
        </span>
      ) : (
        <Button
          busy={add.isPending}
          onClick={() => add.mutate()}
          aria-label={t('find_add_of', { title: engineWords(title), address: base_url })}
        >
          <Plus aria-hidden size={14} />
          {t('find_add')}
        </Button>
      )}
    </li>
  )
}
