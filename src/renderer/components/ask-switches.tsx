import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type AskName, type AsksPatch, askNames, type SomeAsks } from '../../shared/contract/asks.ts'
import { Segmented } from './segmented.tsx'
import { Switch } from './switch.tsx'

export interface AskSwitchesProps {
  readonly asks: SomeAsks
  /** A client key has a third state: as its provider has it. */
  readonly of: 'provider' | 'client_key'
  /** The change is being carried out. */
  readonly busy: boolean
  readonly onChange: (patch: AsksPatch) => void
}

/** What Waybill asks of providers, each with a sentence on what it does and one on what it costs. */
export function AskSwitches({ asks, of, busy, onChange }: AskSwitchesProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {askNames.map((name) => (
        <Row key={name} name={name} of={of} word={asks[name]} busy={busy} onChange={onChange} />
      ))}
    </ul>
  )
}

interface RowProps extends Pick<AskSwitchesProps, 'of' | 'busy' | 'onChange'> {
  readonly name: AskName
  readonly word: boolean | undefined
}

function Row({ name, of, word, busy, onChange }: RowProps) {
  const { t } = useTranslation()
  const id = useId()
  const title = t(`ask_${name}`)
  const said = word === undefined ? 'unsaid' : word ? 'on' : 'off'
  return (
    <li className="py-3">
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h3 id={id} className="font-medium">
          {title}
        </h3>
        {of === 'provider' ? (
          <Switch
            checked={word === true}
            busy={busy}
            label={title}
            // Off is what it is by itself: a provider has nothing above it.
            onChange={(on) => onChange({ [name]: on ? true : null })}
          />
        ) : (
          <Segmented
            label={title}
            value={said}
            options={[
              { value: 'unsaid', label: t('ask_unsaid') },
              { value: 'on', label: t('ask_on') },
              { value: 'off', label: t('ask_off') },
            ]}
            onChange={(next) => onChange({ [name]: next === 'unsaid' ? null : next === 'on' })}
          />
        )}
      </div>
      <p className="max-w-prose text-sm">{t(`ask_${name}_does`)}</p>
      <p className="max-w-prose text-muted text-sm">{t(`ask_${name}_costs`)}</p>
    </li>
  )
}
