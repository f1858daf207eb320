import { Link } from '@tanstack/react-router'
import {
  Activity,
  Ban,
  CirclePause,
  CirclePlay,
  Ellipsis,
  Eye,
  EyeOff,
  Pencil,
  RefreshCw,
  ScanSearch,
  ShieldCheck,
} from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { menuItemLook, menuLook } from '../../components/menu-look.ts'
import type { ClientKeysSearch } from './client-keys-search.ts'
import { usePrivacy, useUnsuspend } from './use-key-switches.ts'

export function KeyActions({
  clientKey,
  onRotate,
  onSuspend,
  onRevoke,
}: {
  readonly clientKey: ClientKeyView
  readonly onRotate: () => void
  readonly onSuspend: () => void
  readonly onRevoke: () => void
}) {
  const { t } = useTranslation('clientKeys')
  const unsuspend = useUnsuspend(clientKey)
  const privacy = usePrivacy(clientKey)
  const { id, name, suspended_at, revoked_at } = clientKey
  const PrivacyIcon = privacy.isPrivate ? Eye : EyeOff
  const SuspensionIcon = suspended_at === null ? CirclePause : CirclePlay
  /** Each a dialog that has an address. */
  const dialogs = [
    { search: { edit: id }, icon: Pencil, label: t('edit') },
    { search: { asks: id }, icon: ShieldCheck, label: t('asks') },
    { search: { scan: id }, icon: ScanSearch, label: t('scan') },
  ] as const satisfies readonly { search: ClientKeysSearch; icon: typeof Pencil; label: string }[]
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton icon={Ellipsis} label={t('more', { name })} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menuLook} align="end" sideOffset={4} collisionPadding={8}>
          <DropdownMenu.Item className={menuItemLook} asChild>
            <Link to="/live" search={{ key: id }}>
              <Activity aria-hidden size={14} strokeWidth={1.75} />
              {t('show_exchanges')}
            </Link>
          </DropdownMenu.Item>
          {revoked_at === null && (
            <>
              {dialogs.map(({ search, icon: Icon, label }) => (
                <DropdownMenu.Item key={label} className={menuItemLook} asChild>
                  <Link to="/client-keys" search={search}>
                    <Icon aria-hidden size={14} strokeWidth={1.75} />
                    {label}
                  </Link>
                </DropdownMenu.Item>
              ))}
              <DropdownMenu.Separator className="my-1 h-px bg-line" />
              <DropdownMenu.Item className={menuItemLook} onSelect={privacy.toggle}>
                <PrivacyIcon aria-hidden size={14} strokeWidth={1.75} />
                {t(privacy.isPrivate ? 'record' : 'make_private')}
              </DropdownMenu.Item>
              <DropdownMenu.Item className={menuItemLook} onSelect={suspended_at === null ? onSuspend : unsuspend}>
                <SuspensionIcon aria-hidden size={14} strokeWidth={1.75} />
                {t(suspended_at === null ? 'suspend' : 'unsuspend')}
              </DropdownMenu.Item>
              <DropdownMenu.Item className={menuItemLook} onSelect={onRotate}>
                <RefreshCw aria-hidden size={14} strokeWidth={1.75} />
                {t('rotate')}
              </DropdownMenu.Item>
              <DropdownMenu.Item className={`${menuItemLook} text-bad`} onSelect={onRevoke}>
                <Ban aria-hidden size={14} strokeWidth={1.75} />
                {t('revoke')}
              </DropdownMenu.Item>
            </>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
