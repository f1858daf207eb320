import { useTranslation } from 'react-i18next'
import { Dialog } from '../components/dialog.tsx'
import { screens, settingsScreen } from './screens.ts'
import { modKey } from './shortcuts.ts'

interface Shortcut {
  readonly keys: readonly string[]
  readonly text: string
}

function Group({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  return (
    <section className="mt-3 first:mt-0">
      <h3 className="mb-1 font-medium text-muted text-sm">{title}</h3>
      <dl className="divide-y divide-line border-line border-y">
        {shortcuts.map(({ keys, text }) => (
          <div key={text} className="flex min-h-7 items-center justify-between gap-4">
            <dt>{text}</dt>
            <dd className="flex shrink-0 gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-5 rounded-sm border border-line bg-panel px-1.5 text-center font-sans text-sm"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export function ShortcutList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('app')
  const mod = modKey()
  return (
    <Dialog open={open} onClose={onClose} title={t('shortcuts_title')} width="max-w-md">
      <Group
        title={t('shortcuts_everywhere')}
        shortcuts={[
          { keys: [mod, 'K'], text: t('shortcut_palette') },
          ...screens.map(({ label }, index) => ({
            keys: [mod, String(index + 1)],
            text: t('shortcut_screen', { screen: t(label) }),
          })),
          { keys: [mod, ','], text: t('shortcut_screen', { screen: t(settingsScreen.label) }) },
          { keys: ['?'], text: t('shortcut_list') },
          { keys: ['Esc'], text: t('shortcut_close') },
        ]}
      />
      <Group
        title={t('shortcuts_live')}
        shortcuts={[
          { keys: ['↑', '↓'], text: t('shortcut_move') },
          { keys: ['Page ↑', 'Page ↓', 'Home', 'End'], text: t('shortcut_page') },
          { keys: ['Enter'], text: t('shortcut_open') },
        ]}
      />
    </Dialog>
  )
}
