import { useTranslation } from 'react-i18next'
import type { ModelView } from '../../../../shared/contract/models.ts'
import { classNames } from '../../../components/class-names.ts'
import { formatInstant } from '../../../format/time.ts'

const tagLook = 'shrink-0 rounded-sm px-1 text-xs'

/** As its provider calls it, which is what a tool asks for; its title where that says more. */
export function ModelName({ model: { id, title, new_since: newSince, deprecated } }: { readonly model: ModelView }) {
  const { t } = useTranslation('providers')
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="truncate font-mono" title={title ?? id}>
        {id}
      </span>
      {newSince !== null && (
        <span
          title={t('model_new_since', { time: formatInstant(newSince) })}
          className={classNames(tagLook, 'bg-info-soft text-accent')}
        >
          {t('model_new')}
        </span>
      )}
      {deprecated && (
        <span title={t('model_deprecated_hint')} className={classNames(tagLook, 'bg-warn-soft text-warn')}>
          {t('model_deprecated')}
        </span>
      )}
    </span>
  )
}
