import { Plus, X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { SettingRow } from './setting-row.tsx'
import { useSettingStates } from './setting-states.tsx'
import { TextInput } from './setting-text.tsx'
import { useTypedSetting } from './use-typed-setting.ts'

/** A list that is added to and taken from, one at a time; each change is saved by itself. */
export function SettingList({
  name,
  values,
  title,
  note,
  placeholder,
}: {
  readonly name: 'allowed_hosts' | 'allowed_origins'
  readonly values: readonly string[]
  readonly title: string
  readonly note: ReactNode
  readonly placeholder: string
}) {
  const { t } = useTranslation('settings')
  const { save } = useSettingStates()
  const place = useRef<HTMLDivElement>(null)
  // Where the next one is typed; and what was pressed may be gone by now.
  const toInput = () => place.current?.querySelector('input')?.focus()
  const field = useTypedSetting(name, '', (text) => (values.includes(text) ? null : { value: [...values, text] }))
  return (
    <SettingRow name={name} title={title} note={note} isLabel>
      {(ids) => (
        <div ref={place}>
          {values.length > 0 && (
            <ul aria-label={title} className="mb-1.5 divide-y divide-line rounded-md border">
              {values.map((value) => (
                <li key={value} className="flex h-7 items-center justify-between gap-2 pl-2">
                  <code className="truncate font-mono text-sm" title={value}>
                    {value}
                  </code>
                  <IconButton
                    icon={X}
                    label={t('remove_one', { value })}
                    onClick={() => {
                      const left = values.filter((other) => other !== value)
                      save(name, left, null)
                      toInput()
                    }}
                  />
                </li>
              ))}
            </ul>
          )}
          <span className="flex gap-2">
            <TextInput field={field} placeholder={placeholder} {...ids} />
            {/* Leaving the field has saved it by then. */}
            <Button aria-label={t('add_to', { title })} onClick={toInput}>
              <Plus aria-hidden size={14} strokeWidth={1.75} />
              {t('add')}
            </Button>
          </span>
        </div>
      )}
    </SettingRow>
  )
}
