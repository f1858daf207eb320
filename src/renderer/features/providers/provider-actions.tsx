import { Link } from '@tanstack/react-router'
import { Activity, Ellipsis, KeyRound, ShieldCheck, Trash2 } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { menuItemLook, menuLook } from '../../components/menu-look.ts'
import { TestButton } from './test-button.tsx'

export function ProviderActions({
  provider,
  onReplaceKey,
  onRemove,
}: {
  readonly provider: ProviderView
  readonly onReplaceKey: () => void
  readonly onRemove: () => void
}) {
  const { t } = useTranslation('providers')
  const { name } = provider
  return (
    <span className="inline-flex items-center gap-1">
      <TestButton provider={name} label={t('test_of', { name })} />
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <IconButton icon={Ellipsis} label={t('more', { name })} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={menuLook} align="end" sideOffset={4} collisionPadding={8}>
            {provider.key_state !== 'not_needed' && (
              <DropdownMenu.Item className={menuItemLook} onSelect={onReplaceKey}>
                <KeyRound aria-hidden size={14} strokeWidth={1.75} />
                {t('replace_key')}
              </DropdownMenu.Item>
            )}
            <DropdownMenu.Item className={menuItemLook} asChild>
              <Link to="/providers" search={{ provider: name, section: 'asks' }}>
                <ShieldCheck aria-hidden size={14} strokeWidth={1.75} />
                {t('asks')}
              </Link>
            </DropdownMenu.Item>
            <DropdownMenu.Item className={menuItemLook} asChild>
              <Link to="/live" search={{ provider: provider.ledger_name }}>
                <Activity aria-hidden size={14} strokeWidth={1.75} />
                {t('show_exchanges')}
              </Link>
            </DropdownMenu.Item>
            <DropdownMenu.Separator className="my-1 h-px bg-line" />
            <DropdownMenu.Item className={`${menuItemLook} text-bad`} onSelect={onRemove}>
              <Trash2 aria-hidden size={14} strokeWidth={1.75} />
              {t('remove')}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </span>
  )
}
