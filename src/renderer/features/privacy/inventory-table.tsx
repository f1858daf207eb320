import { useTranslation } from 'react-i18next'
import type { InventoryEntry } from '../../../shared/contract/privacy.ts'
import { classNames } from '../../components/class-names.ts'
import { Switch } from '../../components/switch.tsx'
import { capitalised } from './capitalised.ts'
import { FieldName } from './field-name.tsx'

const list = new Intl.ListFormat('en', { type: 'unit', style: 'short' })
const cellLook = 'px-2 py-1.5 text-left align-top first:pl-4 last:pr-4'
const wideOnly = 'max-xl:hidden'

/** One table, divided by category. Where there is no room for a column, what it says stands below the purpose. */
export function InventoryTable({
  entries,
  busy,
  onSwitch,
}: {
  readonly entries: readonly InventoryEntry[]
  readonly busy: boolean
  readonly onSwitch: (entry: InventoryEntry, on: boolean) => void
}) {
  const { t } = useTranslation('privacy')
  const categories = [...new Set(entries.map(({ category }) => category))]
  const header = (text: string, look = '') => (
    <th scope="col" className={classNames('h-8 font-medium text-muted text-sm', cellLook, look)}>
      {text}
    </th>
  )
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">{t('section_inventory')}</caption>
      <thead>
        <tr className="border-b">
          {header(t('field'), 'w-[15.5rem] max-md:w-auto')}
          {header(t('why'), 'max-md:hidden')}
          {header(t('how_long'), classNames('w-40', wideOnly))}
          {header(t('your_right'), classNames('w-48', wideOnly))}
          {header(t('written_down'), 'w-20 text-right!')}
        </tr>
      </thead>
      {categories.map((category) => (
        <tbody key={category}>
          <tr className="border-b bg-panel">
            <th scope="rowgroup" colSpan={5} className="h-8 px-4 text-left font-semibold">
              {capitalised(category)}
            </th>
          </tr>
          {entries
            .filter((entry) => entry.category === category)
            .map((entry) => (
              <Row key={entry.name} entry={entry} busy={busy} onSwitch={(on) => onSwitch(entry, on)} />
            ))}
        </tbody>
      ))}
    </table>
  )
}

interface RowProps {
  readonly entry: InventoryEntry
  readonly busy: boolean
  readonly onSwitch: (on: boolean) => void
}

function Row({ entry, busy, onSwitch }: RowProps) {
  const { t } = useTranslation('privacy')
  const rights = list.format(entry.rights)
  const purpose = (
    <>
      <span className="block">{entry.purpose}</span>
      <span className="block break-words text-muted text-sm">
        {t('example')} <span className="font-mono">{entry.example}</span>
      </span>
      <span className="block text-muted text-sm xl:hidden">
        {t('kept_and_rights', { retention: entry.retention, rights })}
      </span>
    </>
  )
  return (
    <tr className="border-b hover:bg-hover">
      <th scope="row" className={classNames('font-normal', cellLook)}>
        <FieldName name={entry.name} isOff={entry.is_off} />
        <span className="mt-0.5 block md:hidden">{purpose}</span>
      </th>
      <td className={classNames(cellLook, 'max-md:hidden')}>{purpose}</td>
      <td className={classNames(cellLook, wideOnly)}>{entry.retention}</td>
      <td className={classNames(cellLook, wideOnly, 'text-muted')}>{rights}</td>
      <td className={classNames(cellLook, 'text-right!')}>
        {entry.optional ? (
          <Switch
            label={t('written_down_of', { name: entry.name })}
            checked={!entry.is_off}
            busy={busy}
            onChange={onSwitch}
            className="-my-0.5"
          />
        ) : (
          <span className="text-muted text-sm">{t('always')}</span>
        )}
      </td>
    </tr>
  )
}
