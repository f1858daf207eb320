import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { type ClientFormat, clientFormats, formatTitles } from '../../../shared/wire-formats.ts'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SelectField } from '../../components/field.tsx'
import { SectionFrame } from '../../components/section-frame.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { formatAnd } from '../../format/number.ts'

interface ProviderFormatsProps {
  readonly provider: ProviderView
  /** A server of the user's own may speak more, or less, than others of its kind. */
  readonly isOwnServer: boolean
}

/** Which formats it answers in, and the one that all others are translated into. */
export function ProviderFormats({ provider, isOwnServer }: ProviderFormatsProps) {
  const { t } = useTranslation('providers')
  const { formats } = provider
  return (
    <SectionFrame title={t('formats')} note={t('formats_note')}>
      {isOwnServer ? (
        // Made anew for others, whoever changed them.
        <FormatsForm key={formats.join()} provider={provider} />
      ) : (
        <p className="px-4 pb-4">{formatAnd(formats.map((format) => formatTitles[format]))}</p>
      )}
    </SectionFrame>
  )
}

function FormatsForm({ provider: { name, formats, formats_set: isSet } }: { readonly provider: ProviderView }) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const now = clientFormats.filter((format) => formats.includes(format))
  const [chosen, setChosen] = useState<readonly ClientFormat[]>(now)
  const [best, setBest] = useState(clientFormats.find((format) => format === formats[0]))
  const first = chosen.find((format) => format === best) ?? chosen[0]
  const wanted = [...chosen].sort((a, b) => Number(b === first) - Number(a === first))
  const save = useMutation({
    mutationFn: (to: ClientFormat[] | null) => client.providers.update({ name, formats: to }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queries.providers.list.key() })
      void queryClient.invalidateQueries({ queryKey: queries.routes.key() })
      toast.success(t('formats_saved_toast', { name }))
    },
  })
  const choose = (format: ClientFormat, isChosen: boolean) =>
    setChosen(clientFormats.filter((each) => (each === format ? isChosen : chosen.includes(each))))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!save.isPending) save.mutate(wanted)
      }}
      className="max-w-xl space-y-3 px-4 pb-4"
    >
      <fieldset className="grid grid-cols-2 gap-x-4 gap-y-1.5">
        <legend className="sr-only">{t('formats')}</legend>
        {clientFormats.map((format) => (
          <label key={format} className="flex w-fit items-center gap-2">
            <input
              type="checkbox"
              checked={chosen.includes(format)}
              onChange={({ target }) => choose(format, target.checked)}
              className="size-4 accent-accent"
            />
            {formatTitles[format]}
          </label>
        ))}
      </fieldset>
      {chosen.length > 1 && (
        <SelectField
          label={t('formats_best')}
          hint={t('formats_best_hint')}
          value={first}
          onChange={({ target }) => setBest(chosen.find((format) => format === target.value))}
        >
          {chosen.map((format) => (
            <option key={format} value={format}>
              {formatTitles[format]}
            </option>
          ))}
        </SelectField>
      )}
      {save.error !== null && <ErrorState error={asAppError(save.error)} />}
      <div className="flex gap-2">
        <Button
          type="submit"
          look="primary"
          busy={save.isPending}
          disabled={chosen.length === 0 || wanted.join() === formats.join()}
        >
          {t('save')}
        </Button>
        {isSet && (
          <Button busy={save.isPending} onClick={() => save.mutate(null)}>
            {t('formats_usual')}
          </Button>
        )}
      </div>
    </form>
  )
}
