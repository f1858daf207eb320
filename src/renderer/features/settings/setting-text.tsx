import type { SettingName, Settings } from '../../../shared/contract/settings.ts'
import { classNames } from '../../components/class-names.ts'
import { controlLook } from '../../components/control-look.ts'
import { type RowIds, SettingRow } from './setting-row.tsx'
import { useTypedSetting } from './use-typed-setting.ts'

type NamesOf<Kind> = { [Name in SettingName]: Settings[Name] extends Kind ? Name : never }[SettingName]

interface Worded {
  readonly title: string
  readonly note?: React.ReactNode
  readonly said?: React.ReactNode
}

/** What can't be read as a number goes to the engine as it is: it says what it takes. */
function numberIn(text: string): { value: unknown } {
  const value = Number(text)
  return { value: text === '' || Number.isNaN(value) ? text : value }
}

/** A number with its unit beside it; `scale`: how many of the setting's own units are one of those that are shown. */
export function SettingNumber({
  name,
  value,
  unit,
  scale = 1,
  ...words
}: Worded & {
  readonly name: NamesOf<number>
  readonly value: number
  readonly unit?: string
  readonly scale?: number
}) {
  const field = useTypedSetting(name, String(value / scale), (text) => {
    const wanted = numberIn(text)
    return typeof wanted.value === 'number' ? { value: wanted.value * scale } : wanted
  })
  return (
    <SettingRow name={name} isLabel {...words}>
      {({ id, describedBy, invalid }) => (
        <span className="flex items-center gap-2">
          <input
            {...field}
            inputMode="numeric"
            autoComplete="off"
            spellCheck={false}
            maxLength={20}
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            className={classNames(controlLook, 'max-w-24 text-right')}
          />
          {unit !== undefined && <span className="text-muted">{unit}</span>}
        </span>
      )}
    </SettingRow>
  )
}

/** Dollars; empty: no budget. */
export function SettingDollars({
  name,
  value,
  none,
  ...words
}: Worded & {
  readonly name: 'budget_day_usd' | 'budget_month_usd'
  readonly value: number | null
  readonly none: string
}) {
  const field = useTypedSetting(name, value === null ? '' : String(value), (text) =>
    text === '' ? { value: null } : numberIn(text.replace(/^\$\s*/, '')),
  )
  return (
    <SettingRow name={name} isLabel {...words}>
      {({ id, describedBy, invalid }) => (
        <span className="flex items-center gap-2">
          <span aria-hidden className="text-muted">
            $
          </span>
          <input
            {...field}
            inputMode="decimal"
            autoComplete="off"
            placeholder={none}
            maxLength={20}
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            className={classNames(controlLook, 'max-w-32 text-right')}
          />
        </span>
      )}
    </SettingRow>
  )
}

/** An address or a path; empty: none. */
export function SettingText({
  name,
  value,
  placeholder,
  ...words
}: Worded & {
  readonly name: 'extra_ca_file' | 'otlp_endpoint'
  readonly value: string | null
  readonly placeholder: string
}) {
  const field = useTypedSetting(name, value ?? '', (text) => ({ value: text === '' ? null : text }))
  return (
    <SettingRow name={name} isLabel {...words}>
      {(ids) => <TextInput field={field} placeholder={placeholder} {...ids} />}
    </SettingRow>
  )
}

/** The input of an address, a path or a name. */
export function TextInput({
  field,
  placeholder,
  label,
  id,
  describedBy,
  invalid,
}: RowIds & {
  /** Where the row's title stands for more than this. */
  readonly label?: string
  readonly field: ReturnType<typeof useTypedSetting>
  readonly placeholder: string
  readonly invalid: true | undefined
}) {
  return (
    <input
      {...field}
      autoComplete="off"
      spellCheck={false}
      maxLength={2000}
      placeholder={placeholder}
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      className={classNames(controlLook, 'font-mono text-sm!')}
    />
  )
}
