import { useFormContext } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { localMinute } from '../../format/local-minute.ts'
import type { KeyInput } from './key-input.ts'

const DAY_MS = 86_400_000
const DAYS = [7, 30, 90] as const

/** A minute of the local calendar, typed or chosen; empty: never. */
export function ExpiryField() {
  const { t } = useTranslation('clientKeys')
  const { register, setValue, watch } = useFormContext<KeyInput>()
  const isSet = watch('expires') !== ''
  const choose = (expires: string) => setValue('expires', expires, { shouldDirty: true })
  return (
    <div>
      <TextField type="datetime-local" label={t('expires')} hint={t('expires_hint')} {...register('expires')} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't be a line of buttons without a legend */}
      <div role="group" aria-label={t('expires')} className="-ml-1.5 mt-1 flex flex-wrap gap-1">
        {DAYS.map((days) => (
          <Button
            key={days}
            look="quiet"
            className="-mx-1"
            onClick={() => choose(localMinute(Date.now() + days * DAY_MS))}
          >
            {t('expires_in', { count: days })}
          </Button>
        ))}
        {isSet && (
          <Button look="quiet" className="-mx-1" onClick={() => choose('')}>
            {t('expires_never')}
          </Button>
        )}
      </div>
    </div>
  )
}
