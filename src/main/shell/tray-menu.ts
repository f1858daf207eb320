import type { MenuItemConstructorOptions } from 'electron'
import { type Condition, conditionOf, type EngineState, type Mark, markOf } from './condition.ts'
import { dollars, type Speech, type Texts } from './texts/texts.ts'

export interface TrayActions {
  open(at?: string): void
  copyAddress(): void
  setPaused(paused: boolean): void
  lock(): void
  quit(): void
}

export interface TrayLook {
  readonly mark: Mark
  readonly tooltip: string
  readonly menu: readonly MenuItemConstructorOptions[]
}

/** Where the vault is unlocked: a passphrase is typed into the page, never into a box of the shell's. */
export const UNLOCK_AT = '/settings?section=vault'

export function trayLook(engine: EngineState, { texts, locale }: Speech, act: TrayActions): TrayLook {
  const condition = conditionOf(engine)
  const line = lineOf(condition, texts)
  const seen = engine.is === 'up' ? engine.seen : null
  const today = seen && texts.today(dollars(seen.costTodayNanoUsd, locale))
  const isLocked = seen !== null && seen.status.vault.state !== 'ready'
  const hasAddress = typeof seen?.status.proxy === 'string'
  const isPaused = seen?.status.paused ?? false
  return {
    mark: markOf(condition),
    tooltip: ['Waybill', line, ...(today ? [today] : [])].join(' · '),
    menu: [
      { id: 'state', label: line, enabled: false },
      ...(today ? [{ id: 'today', label: today, enabled: false }] : []),
      { type: 'separator' },
      { id: 'open', label: texts.open, click: () => act.open() },
      { id: 'copy', label: texts.copy_address, enabled: hasAddress, click: () => act.copyAddress() },
      { type: 'separator' },
      {
        id: 'pause',
        label: isPaused ? texts.resume : texts.pause,
        enabled: seen !== null,
        click: () => act.setPaused(!isPaused),
      },
      isLocked
        ? { id: 'unlock', label: texts.unlock, click: () => act.open(UNLOCK_AT) }
        : { id: 'lock', label: texts.lock, enabled: seen !== null, click: () => act.lock() },
      { type: 'separator' },
      { id: 'quit', label: texts.quit, click: () => act.quit() },
    ],
  }
}

function lineOf(condition: Condition, { condition: lines }: Texts): string {
  return condition.is === 'provider_failing' ? lines.provider_failing(condition.provider) : lines[condition.is]
}
