import { type ComponentProps, useId } from 'react'
import { useTranslation } from 'react-i18next'

export function AllowHttp(props: ComponentProps<'input'>) {
  const { t } = useTranslation('providers')
  const id = useId()
  return (
    <div className="flex gap-2 rounded-md bg-warn-soft px-3 py-2">
      <input
        type="checkbox"
        id={id}
        aria-describedby={`${id}-hint`}
        className="mt-0.5 size-4 accent-accent"
        {...props}
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {t('allow_http')}
        </label>
        <p id={`${id}-hint`} className="text-muted">
          {t('allow_http_hint')}
        </p>
      </div>
    </div>
  )
}
