import { type ComponentProps, useId } from 'react'
import { useTranslation } from 'react-i18next'

/** For a form: a key that leaves no trace of what it does. */
export function PrivateField(props: ComponentProps<'input'>) {
  const { t } = useTranslation('clientKeys')
  const id = useId()
  return (
    <div className="flex gap-2">
      <input
        type="checkbox"
        {...props}
        id={id}
        aria-describedby={`${id}-hint`}
        className="mt-0.5 size-4 accent-accent"
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {t('private')}
        </label>
        <p id={`${id}-hint`} className="text-muted text-sm">
          {t('private_hint')}
        </p>
      </div>
    </div>
  )
}
