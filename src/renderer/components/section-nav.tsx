import { Link, type LinkProps, useNavigate } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { Select } from './select.tsx'

const itemLook = classNames(
  'flex h-7 items-center gap-2 whitespace-nowrap rounded-md px-2 text-muted transition-colors hover:bg-hover hover:text-ink',
  'aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink',
)

export interface SectionNavProps<Id extends string> {
  readonly current: Id
  readonly sections: readonly { readonly id: Id; readonly label: string; readonly icon: LucideIcon }[]
  /** Where a part of the screen is: what one can send to somebody else. */
  readonly to: (id: Id) => Pick<LinkProps, 'to' | 'search'>
}

/** A list at the side where there is room, a row of them where there is less, the system's own list on a phone. */
export function SectionNav<Id extends string>({ current, sections, to }: SectionNavProps<Id>) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <nav aria-label={t('sections')} className="border-line max-lg:border-b">
      <div className="p-2 sm:hidden">
        <Select
          aria-label={t('sections')}
          value={current}
          onChange={({ target }) => {
            const chosen = sections.find(({ id }) => id === target.value)
            if (chosen !== undefined) void navigate(to(chosen.id))
          }}
          className="w-full"
        >
          {sections.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
      </div>
      <div className="flex min-w-0 flex-wrap gap-px p-2 max-sm:hidden lg:sticky lg:top-0 lg:flex-col">
        {sections.map(({ id, label, icon: Icon }) => (
          <Link key={id} {...to(id)} aria-current={id === current ? 'page' : undefined} className={itemLook}>
            <Icon aria-hidden size={15} strokeWidth={1.75} className="shrink-0 max-lg:hidden" />
            <span className="truncate">{label}</span>
          </Link>
        ))}
      </div>
    </nav>
  )
}
