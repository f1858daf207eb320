import { Brain, Eye, Wrench } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ModelView } from '../../../../shared/contract/models.ts'

const abilities = [
  { name: 'vision', label: 'model_vision', icon: Eye },
  { name: 'tools', label: 'model_tools', icon: Wrench },
  { name: 'reasoning', label: 'model_reasoning', icon: Brain },
] as const

/** Each at its own place, so that a column of them can be read downwards; what it can't do, or nobody knows, is left out. */
export function ModelAbilities({ model }: { readonly model: ModelView }) {
  const { t } = useTranslation('providers')
  return (
    <span className="flex gap-1">
      {abilities.map(({ name, label, icon: Icon }) => (
        <span
          key={name}
          className="inline-flex size-4 items-center justify-center text-muted"
          title={model[name] === true ? t(label) : undefined}
        >
          {model[name] === true && <Icon role="img" aria-label={t(label)} size={13} strokeWidth={1.75} />}
        </span>
      ))}
    </span>
  )
}
