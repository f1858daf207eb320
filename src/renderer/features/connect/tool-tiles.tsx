import { Link, type LinkProps } from '@tanstack/react-router'
import { Braces, type LucideIcon, PencilLine, Terminal } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ToolId, ToolView } from '../../../shared/contract/connect.ts'
import { Ago } from '../../components/ago.tsx'
import { classNames } from '../../components/class-names.ts'
import { ToolState, ToolStateMark } from './tool-state.tsx'

const groups = ['agent', 'editor', 'sdk'] as const satisfies readonly ToolView['group'][]

const icons: Readonly<Record<ToolView['group'], LucideIcon>> = { agent: Terminal, editor: PencilLine, sdk: Braces }

export interface ToolTilesProps {
  readonly tools: readonly ToolView[]
  readonly chosen?: ToolId | undefined
  /** Where a tool's set-up is. */
  readonly to: (id: ToolId) => Pick<LinkProps, 'to' | 'search'>
  /** One below the other, beside a tool's set-up. */
  readonly isList?: boolean
}

export function ToolTiles({ tools, chosen, to, isList = false }: ToolTilesProps) {
  return (
    <div className={isList ? 'space-y-4' : 'space-y-6'}>
      {groups.map((group) => (
        <Group key={group} group={group} isList={isList}>
          {tools
            .filter((tool) => tool.group === group)
            .map((tool) => (
              <li key={tool.id}>
                {isList ? (
                  <Line tool={tool} isChosen={tool.id === chosen} link={to(tool.id)} />
                ) : (
                  <Tile tool={tool} link={to(tool.id)} />
                )}
              </li>
            ))}
        </Group>
      ))}
    </div>
  )
}

interface GroupProps {
  readonly group: ToolView['group']
  readonly isList: boolean
  readonly children: readonly ReactNode[]
}

function Group({ group, isList, children }: GroupProps) {
  const { t } = useTranslation('connect')
  const id = useId()
  if (children.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={isList ? 'mb-1.5 font-medium text-muted text-sm' : 'mb-2 font-semibold'}>
        {t(`group_${group}`)}
      </h2>
      <ul
        className={classNames(
          'grid',
          isList ? 'gap-px' : 'gap-2 grid-cols-[repeat(auto-fill,minmax(min(100%,14rem),1fr))]',
        )}
      >
        {children}
      </ul>
    </section>
  )
}

interface LineProps {
  readonly tool: ToolView
  readonly isChosen: boolean
  readonly link: Pick<LinkProps, 'to' | 'search'>
}

function Line({ tool, isChosen, link }: LineProps) {
  const Icon = icons[tool.group]
  return (
    <Link
      {...link}
      id={`tool-${tool.id}`}
      aria-current={isChosen ? 'page' : undefined}
      className={classNames(
        'flex h-8 items-center gap-2 rounded-md px-2 text-muted transition-colors hover:bg-hover hover:text-ink',
        'aria-[current=page]:bg-selected aria-[current=page]:font-medium aria-[current=page]:text-ink',
      )}
    >
      <Icon aria-hidden size={15} strokeWidth={1.75} className="shrink-0" />
      <span className="min-w-0 flex-1 truncate">{tool.name}</span>
      <ToolStateMark state={tool.state} />
    </Link>
  )
}

interface TileProps {
  readonly tool: ToolView
  readonly link: Pick<LinkProps, 'to' | 'search'>
}

function Tile({ tool, link }: TileProps) {
  const Icon = icons[tool.group]
  const last = tool.last_request_at
  return (
    <Link
      {...link}
      id={`tool-${tool.id}`}
      className="flex h-full items-start gap-2.5 rounded-md border bg-canvas px-3 py-2 transition-colors hover:bg-hover"
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-muted" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{tool.name}</span>
        <span className="flex flex-wrap justify-between gap-x-2 text-sm">
          <span className={tool.state === 'not_connected' ? 'text-muted' : ''}>
            <ToolState state={tool.state} />
          </span>
          {last !== null && (
            <span className="text-muted">
              <Ago at={last} />
            </span>
          )}
        </span>
      </span>
    </Link>
  )
}
