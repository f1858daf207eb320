import { Link, type LinkProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

export interface ViewTab {
  readonly label: string
  readonly current: boolean
  readonly to: Pick<LinkProps, 'to' | 'search'>
}

/** The few views of one screen, beside its title: links, so that each has an address of its own. */
export function ViewTabs({ tabs }: { readonly tabs: readonly ViewTab[] }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('sections')} className="flex gap-px">
      {tabs.map(({ label, current, to }) => (
        <Link
          key={label}
          {...to}
          // By itself it would call a link current whose address is only the beginning of this one.
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={current ? 'page' : undefined}
          className="inline-flex h-7 items-center rounded-md px-2 text-muted transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
