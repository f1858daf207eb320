import { Select } from '../../components/select.tsx'

interface Option {
  readonly value: string
  readonly label: string
}

/** What stands for no filter: an empty value is one, and no name holds a line's end. */
const ANY = '\n'

/** The chosen value is an option even where the list does not (or no longer) have it. */
export function FilterSelect({
  label,
  any,
  value,
  known,
  onChange,
}: {
  readonly label: string
  readonly any: string
  readonly value: string | undefined
  readonly known: readonly Option[]
  readonly onChange: (value: string | undefined) => void
}) {
  const isMissing = value !== undefined && !known.some((option) => option.value === value)
  return (
    <Select
      aria-label={label}
      value={value ?? ANY}
      onChange={(event) => onChange(event.target.value === ANY ? undefined : event.target.value)}
      className="w-27 max-xl:w-full"
      look={value === undefined ? '' : 'border-accent! text-accent'}
    >
      <option value={ANY}>{any}</option>
      {[...known, ...(isMissing ? [{ value, label: value }] : [])].map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  )
}
