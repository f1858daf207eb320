import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import {
  CircleAlert,
  Copy,
  FolderInput,
  Keyboard,
  KeyRound,
  Languages,
  Layers,
  LogOut,
  type LucideIcon,
  Monitor,
  Moon,
  Plug,
  Plus,
  Radar,
  Server,
  Split,
  Sun,
  TriangleAlert,
} from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import { languageChoices, languageNames } from '../../shared/languages.ts'
import { copyText } from '../components/copy-text.ts'
import { ProviderMark } from '../components/provider-mark.tsx'
import { setTheme, themes } from '../components/theme.ts'
import { useApi } from '../data/api.tsx'
import { tellFailure } from '../data/tell-failure.ts'
import { sections } from '../features/privacy/privacy-search.ts'
import { settingsSections } from '../features/settings/settings-search.ts'
import { screens, settingsScreen, welcomeScreen } from './screens.ts'

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const
const groupLook =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-sm'

function Item({ icon: Icon, onSelect, children, value }: PaletteItem) {
  return (
    <Command.Item
      onSelect={onSelect}
      {...(value === undefined ? {} : { value })}
      className="flex h-8 cursor-default select-none items-center gap-2.5 rounded-md px-2 data-[selected=true]:bg-selected"
    >
      {Icon !== undefined && <Icon aria-hidden size={15} strokeWidth={1.75} className="text-muted" />}
      {children}
    </Command.Item>
  )
}

interface PaletteItem {
  readonly icon?: LucideIcon
  readonly onSelect: () => void
  readonly children: ReactNode
  readonly value?: string
}

interface PaletteProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onShortcuts: () => void
}

export function Palette({ open, onClose, onShortcuts }: PaletteProps) {
  const { t } = useTranslation('app')
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fade-in fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fade-in fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-1.5rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-raised shadow-pop"
        >
          <Dialog.Title className="sr-only">{t('palette_title')}</Dialog.Title>
          <Commands onClose={onClose} onShortcuts={onShortcuts} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Mounted only while open: the search starts empty each time. */
function Commands({ onClose, onShortcuts }: Omit<PaletteProps, 'open'>) {
  const { t } = useTranslation('app')
  const { client, queries, transport } = useApi()
  const navigate = useNavigate()
  const status = useQuery(queries.system.status.queryOptions())
  const providers = useQuery(queries.providers.list.queryOptions())
  const tools = useQuery(queries.connect.list.queryOptions())
  const after = (act: () => void) => () => {
    onClose()
    act()
  }
  const proxy = status.data?.proxy ?? null
  return (
    <Command label={t('palette_title')}>
      <Command.Input
        placeholder={t('palette_placeholder')}
        className="h-11 w-full border-b bg-transparent px-4 text-lg outline-none"
      />
      <Command.List className="max-h-[50vh] overflow-y-auto p-1">
        <Command.Empty className="px-2 py-6 text-center text-muted">{t('palette_empty')}</Command.Empty>
        <Command.Group heading={t('palette_go')} className={groupLook}>
          {[...screens, settingsScreen, welcomeScreen].map(({ to, label, icon }) => (
            <Item key={to} icon={icon} onSelect={after(() => void navigate({ to }))}>
              {t(label)}
            </Item>
          ))}
          <Item icon={Layers} onSelect={after(() => void navigate({ to: '/client-keys', search: { view: 'plans' } }))}>
            {t('palette_part', { screen: t('screen_client_keys'), section: t('view_plans', { ns: 'clientKeys' }) })}
          </Item>
          <Item icon={TriangleAlert} onSelect={after(() => void navigate({ to: '/', search: { show: 'warnings' } }))}>
            {t('palette_part', { screen: t('screen_overview'), section: t('warnings', { ns: 'overview' }) })}
          </Item>
          {providers.data?.map(({ name }) => (
            <Item
              key={`provider ${name}`}
              icon={Server}
              onSelect={after(() => void navigate({ to: '/providers', search: { provider: name } }))}
            >
              {t('palette_part', { screen: t('screen_providers'), section: name })}
            </Item>
          ))}
          {sections.map(({ id, label, icon }) => (
            <Item
              key={id}
              icon={icon}
              onSelect={after(() => void navigate({ to: '/privacy', search: { section: id } }))}
            >
              {t('palette_part', { screen: t('screen_privacy'), section: t(label, { ns: 'privacy' }) })}
            </Item>
          ))}
          {settingsSections.map(({ id, label, icon }) => (
            <Item
              key={`settings ${id}`}
              icon={icon}
              onSelect={after(() => void navigate({ to: '/settings', search: { section: id } }))}
            >
              {t('palette_part', { screen: t('screen_settings'), section: t(label, { ns: 'settings' }) })}
            </Item>
          ))}
        </Command.Group>
        <Command.Group heading={t('palette_do')} className={groupLook}>
          {proxy !== null && (
            <Item
              icon={Copy}
              onSelect={after(() => void copyText(proxy).then(() => toast.success(t('palette_copied'))))}
            >
              {t('palette_copy_address')}
              <code className="ml-auto truncate font-mono text-muted text-sm">{proxy}</code>
            </Item>
          )}
          <Item icon={Plus} onSelect={after(() => void navigate({ to: '/providers', search: { add: true } }))}>
            {t('palette_add_provider')}
          </Item>
          <Item
            icon={FolderInput}
            onSelect={after(() => void navigate({ to: '/providers', search: { import: true } }))}
          >
            {t('palette_import_providers')}
          </Item>
          <Item icon={KeyRound} onSelect={after(() => void navigate({ to: '/client-keys', search: { create: true } }))}>
            {t('palette_create_key')}
          </Item>
          {tools.data?.map(({ id, name }) => (
            <Item
              key={`connect ${id}`}
              icon={Plug}
              onSelect={after(() => void navigate({ to: '/connect', search: { tool: id } }))}
            >
              {t('palette_connect', { tool: name })}
            </Item>
          ))}
          <Item
            icon={Layers}
            onSelect={after(() => void navigate({ to: '/client-keys', search: { view: 'plans', create: true } }))}
          >
            {t('palette_create_plan')}
          </Item>
          <Item icon={Split} onSelect={after(() => void navigate({ to: '/routes', search: { add: true } }))}>
            {t('palette_add_route')}
          </Item>
          <Item icon={Radar} onSelect={after(() => void navigate({ to: '/providers', search: { find: true } }))}>
            {t('palette_find_servers')}
          </Item>
          <Item icon={CircleAlert} onSelect={after(() => void navigate({ to: '/live', search: { outcome: 'error' } }))}>
            {t('palette_errors')}
          </Item>
          {themes.map((theme) => (
            <Item key={theme} icon={themeIcons[theme]} onSelect={after(() => setTheme(theme))}>
              {t('palette_theme', { theme: t(`theme_${theme}`, { ns: 'common' }) })}
            </Item>
          ))}
          {languageChoices.map((language) => (
            <Item
              key={language}
              icon={Languages}
              onSelect={after(() => void client.settings.set({ name: 'language', value: language }).catch(tellFailure))}
            >
              {t('palette_language', {
                language: language === 'system' ? t('language_system', { ns: 'common' }) : languageNames[language],
              })}
            </Item>
          ))}
          <Item icon={Keyboard} onSelect={after(onShortcuts)}>
            {t('palette_shortcuts')}
          </Item>
          {transport.signOut !== null && (
            <Item icon={LogOut} onSelect={after(transport.signOut)}>
              {t('sign_out')}
            </Item>
          )}
        </Command.Group>
        {providers.data !== undefined && providers.data.length > 0 && (
          <Command.Group heading={t('palette_filter')} className={groupLook}>
            {providers.data.map((provider) => (
              <Item
                key={provider.name}
                value={`${t('palette_filter')} ${provider.name}`}
                onSelect={after(() => void navigate({ to: '/live', search: { provider: provider.ledger_name } }))}
              >
                <ProviderMark name={provider.name} />
              </Item>
            ))}
          </Command.Group>
        )}
      </Command.List>
    </Command>
  )
}
