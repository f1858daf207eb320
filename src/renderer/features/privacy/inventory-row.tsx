import { useTranslation } from 'react-i18next'
import type { InventoryEntry } from '../../../shared/contract/privacy.ts'
import { classNames } from '../../components/class-names.ts'
import { Switch } from '../../components/switch.tsx'
import { formatList } from '../../format/number.ts'
import { FieldName } from './field-name.tsx'
import { differenceOf, type InventoryGroup } from './inventory-groups.ts'

export const cellLook = 'px-2 py-1.5 text-left align-top first:pl-10 last:pr-4 max-sm:first:pl-4'

/** What an entry is for in words; its own name is for who looks for it in the database. */
export function InventoryRow({
  entry,
  group,
  busy,
  onSwitch,
}: {
  readonly entry: InventoryEntry
  readonly group: InventoryGroup
  readonly busy: boolean
  readonly onSwitch: (on: boolean) => void
}) {
  const { t } = useTranslation('privacy')
  const example = <code className="wrap-anywhere font-mono text-muted text-sm">{entry.example}</code>
  const differs = differenceOf(entry, group)
  return (
    <tr className="border-b hover:bg-hover">
      <th scope="row" className={classNames('font-normal', cellLook)}>
        <span className="block max-w-prose">{entry.purpose}</span>
        <span className="block text-muted">
          <FieldName name={entry.name} isOff={entry.is_off} />
        </span>
        <span className="block lg:hidden">{example}</span>
        {differs.retention !== null && (
          <span className="block text-sm">{t('kept_for', { retention: differs.retention })}</span>
        )}
        {differs.rights.length > 0 && (
          <span className="block text-sm">
            {t(differs.isMore ? 'also_right' : 'only_right', { rights: formatList(differs.rights) })}
          </span>
        )}
      </th>
      <td className={classNames(cellLook, 'max-lg:hidden')}>{example}</td>
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
