import { useTranslation } from 'react-i18next'
import type { InventoryEntry } from '../../../shared/contract/privacy.ts'
import { classNames } from '../../components/class-names.ts'
import { Switch } from '../../components/switch.tsx'
import { formatList } from '../../format/number.ts'
import { capitalised } from './capitalised.ts'
import { FieldName } from './field-name.tsx'
import { differenceOf, type InventoryGroup, inventoryGroups } from './inventory-groups.ts'

const cellLook = 'px-2 py-1.5 text-left align-top first:pl-4 last:pr-4'

/**
 * One table, divided by category. How long and which rights stand at the head of a category, as they are the same for nearly
 * all of it, and in a row of its own only where they differ: fifty times the same words would hide the few that matter.
 */
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
  const header = (text: string, look: string) => (
    <th scope="col" className={classNames('h-8 font-medium text-muted text-sm', cellLook, look)}>
      {text}
    </th>
  )
  return (
    <table className="w-full border-collapse border-t">
      <caption className="sr-only">{t('section_inventory')}</caption>
      <thead>
        <tr className="border-b">
          {header(t('field'), 'md:w-44 xl:w-[17rem]')}
          {header(t('why'), 'max-md:hidden')}
          {header(t('example'), 'w-52 max-xl:hidden')}
          {header(t('written_down'), 'w-20 text-right!')}
        </tr>
      </thead>
      {inventoryGroups(entries).map((group) => (
        <tbody key={group.entries[0]?.name}>
          <tr className="border-b bg-panel">
            <th scope="rowgroup" colSpan={4} className="px-4 py-1.5 text-left font-normal">
              <span className="font-semibold">{capitalised(group.category)}</span>
              <span className="text-muted text-sm">
                {' '}
                {t('kept_and_rights', { retention: group.retention, rights: formatList(group.rights) })}
              </span>
            </th>
          </tr>
          {group.entries.map((entry) => (
            <Row key={entry.name} entry={entry} group={group} busy={busy} onSwitch={(on) => onSwitch(entry, on)} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface RowProps {
  readonly entry: InventoryEntry
  readonly group: InventoryGroup
  readonly busy: boolean
  readonly onSwitch: (on: boolean) => void
}

function Row({ entry, group, busy, onSwitch }: RowProps) {
  const { t } = useTranslation('privacy')
  const example = <code className="wrap-anywhere font-mono text-muted text-sm">{entry.example}</code>
  const differs = differenceOf(entry, group)
  const purpose = (
    <>
      <span className="block">{entry.purpose}</span>
      <span className="block xl:hidden">{example}</span>
      {differs.retention !== null && (
        <span className="block text-sm">{t('kept_for', { retention: differs.retention })}</span>
      )}
      {differs.rights.length > 0 && (
        <span className="block text-sm">
          {t(differs.isMore ? 'also_right' : 'only_right', { rights: formatList(differs.rights) })}
        </span>
      )}
    </>
  )
  return (
    <tr className="border-b hover:bg-hover">
      <th scope="row" className={classNames('font-normal', cellLook)}>
        <FieldName name={entry.name} isOff={entry.is_off} />
        <span className="mt-0.5 block md:hidden">{purpose}</span>
      </th>
      <td className={classNames(cellLook, 'max-md:hidden')}>{purpose}</td>
      <td className={classNames(cellLook, 'max-xl:hidden')}>{example}</td>
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
