import type { UseFormRegisterReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { ProviderKind } from '../../../../shared/contract/providers.ts'
import { classNames } from '../../../components/class-names.ts'
import { providerColour } from '../../../components/provider-mark.tsx'
import { engineWords } from '../../../languages/engine-words.ts'

const labelLook =
  'flex h-8 min-w-0 cursor-pointer items-center gap-2 rounded-md border border-edge/50 px-2 hover:bg-hover has-checked:border-accent has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-1'

/** More letters than that do not fit into one column. */
const LONG = 20

interface KindChoiceProps {
  readonly kinds: readonly ProviderKind[]
  readonly field: UseFormRegisterReturn
}

/** All of them at a glance, as the browser's own radio buttons: arrows move between them, letters do not get lost. */
export function KindChoice({ kinds, field }: KindChoiceProps) {
  const { t } = useTranslation('welcome')
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('kind')}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-1.5">
        {kinds.map(({ kind, title }) => (
          <label
            key={kind}
            // The name of a server of one's own is a sentence.
            className={classNames(engineWords(title).length > LONG && 'col-span-2', labelLook)}
          >
            <input type="radio" value={kind} className="sr-only" {...field} />
            <span aria-hidden className="size-2 shrink-0 rounded-[2px]" style={{ background: providerColour(kind) }} />
            <span className="truncate" title={engineWords(title)}>
              {engineWords(title)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
