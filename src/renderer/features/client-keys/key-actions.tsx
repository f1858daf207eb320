import { Link } from '@tanstack/react-router'
import {
  Activity,
  Ban,
  CirclePause,
  CirclePlay,
  Ellipsis,
  Eye,
  EyeOff,
  RefreshCw,
  ScanSearch,
  ShieldCheck,
} from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { menuItemLook, menuLook } from '../../components/menu-look.ts'
import { usePrivacy, useSuspension } from './use-key-switches.ts'

export function KeyActions({
  clientKey,
  onRotate,
  onAsks,
  onScan,
  onRevoke,
}: {
  readonly clientKey: ClientKeyView
  readonly onRotate: () => void
  readonly onAsks: () => void
  readonly onScan: () => void
  readonly onRevoke: () => void
}) {
  const { t } = useTranslation('clientKeys')
  const { suspended, toggle } = useSuspension(clientKey)
  const privacy = usePrivacy(clientKey)
  const PrivacyIcon = privacy.isPrivate ? Eye : EyeOff
  const SuspensionIcon = suspended ? CirclePlay : CirclePause
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton icon={Ellipsis} label={t('more', { name: clientKey.name })} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menuLook} align="end" sideOffset={4} collisionPadding={8}>
          <DropdownMenu.Item className={menuItemLook} asChild>
            <Link to="/live" search={{ key: clientKey.id }}>
              <Activity aria-hidden size={14} strokeWidth={1.75} />
              {t('show_exchanges')}
            </Link>
          </DropdownMenu.Item>
          {clientKey.revoked_at === null && (
            <>
              <DropdownMenu.Item className={menuItemLook} onSelect={onRotate}>
                <RefreshCw aria-hidden size={14} strokeWidth={1.75} />
                {t('rotate')}
              </DropdownMenu.Item>
              <DropdownMenu.Item className={menuItemLook} onSelect={toggle}>
                <SuspensionIcon aria-hidden size={14} strokeWidth={1.75} />
                {t(suspended ? 'unsuspend' : 'suspend')}
              </DropdownMenu.Item>
              <DropdownMenu.Item className={menuItemLook} onSelect={privacy.toggle}>
                <PrivacyIcon aria-hidden size={14} strokeWidth={1.75} />
                {t(privacy.isPrivate ? 'record' : 'make_private')}
              </DropdownMenu.Item>
              <DropdownMenu.Item className={menuItemLook} onSelect={onAsks}>
                <ShieldCheck aria-hidden size={14} strokeWidth={1.75} />
                {t('asks')}
              </DropdownMenu.Item>
              <DropdownMenu.Item className={menuItemLook} onSelect={onScan}>
                <ScanSearch aria-hidden size={14} strokeWidth={1.75} />
                {t('scan')}
              </DropdownMenu.Item>
              <DropdownMenu.Separator className="my-1 h-px bg-line" />
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
