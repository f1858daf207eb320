import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../components/class-names.ts'
import { Select } from '../../components/select.tsx'
import { type SectionId, sections } from './privacy-search.ts'

const itemLook = classNames(
  'flex h-7 items-center gap-2 whitespace-nowrap rounded-md px-2 text-muted transition-colors hover:bg-hover hover:text-ink',
  'aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink',
)

/** A list at the side where there is room, a row of them where there is less, the system's own list on a phone. */
export function SectionNav({ current }: { current: SectionId }) {
  const { t } = useTranslation('privacy')
  const navigate = useNavigate()
  return (
    <nav aria-label={t('sections')} className="border-line max-lg:border-b">
      <div className="p-2 sm:hidden">
        <Select
          aria-label={t('sections')}
          value={current}
          onChange={({ target }) => {
            const chosen = sections.find(({ id }) => id === target.value)
            if (chosen !== undefined) void navigate({ to: '/privacy', search: { section: chosen.id } })
          }}
          className="w-full"
        >
          {sections.map(({ id, label }) => (
            <option key={id} value={id}>
              {t(label)}
            </option>
          ))}
        </Select>
      </div>
      <div className="flex flex-wrap gap-px p-2 max-sm:hidden lg:sticky lg:top-0 lg:flex-col">
        {sections.map(({ id, label, icon: Icon }) => (
          <Link
            key={id}
            to="/privacy"
            search={{ section: id }}
            aria-current={id === current ? 'page' : undefined}
            className={itemLook}
          >
            <Icon aria-hidden size={15} strokeWidth={1.75} className="max-lg:hidden" />
            {t(label)}
          </Link>
        ))}
      </div>
    </nav>
  )
}
