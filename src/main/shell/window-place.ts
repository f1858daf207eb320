import { readFileSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'

/** Where the window was, in display pixels; `maximised` beside the size that it has otherwise. */
export interface WindowPlace extends Rectangle {
  readonly maximised: boolean
}

export const LEAST_WIDTH = 720
export const LEAST_HEIGHT = 480
/** Less than this of it on any display, and nobody could drag it back. */
const LEAST_SEEN = { width: 160, height: 80 }

/** null: there is none, or what is there can't be read. A window's place is worth no message. */
export function readPlace(file: string): WindowPlace | null {
  try {
    const { x, y, width, height, maximised }: Partial<WindowPlace> = JSON.parse(readFileSync(file, 'utf8'))
    // By hand: zod would be a third of what is loaded for every command of the packaged app.
    return isWhole(x) && isWhole(y) && isWhole(width) && isWhole(height) && typeof maximised === 'boolean'
      ? { x, y, width, height, maximised }
      : null
  } catch {
    return null
  }
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

export function keepPlace(file: string, kept: WindowPlace): void {
  try {
    writeFileSync(file, JSON.stringify(kept), { mode: 0o600 })
  } catch {
    // A full disk: the next window opens where new ones do.
  }
}

/**
 * The place as it can be had now: no larger than its display, and where it can be reached. Where its display is gone the
 * system chooses, and only the size is kept. `displays`: their work areas.
 */
export function fitPlace(
  kept: WindowPlace,
  displays: readonly Rectangle[],
): { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number } {
  const home = displays.find((display) => isSeenOn(kept, display))
  const room = home ?? displays[0]
  const width = within(kept.width, LEAST_WIDTH, room?.width)
  const height = within(kept.height, LEAST_HEIGHT, room?.height)
  return home === undefined ? { width, height } : { x: kept.x, y: Math.max(kept.y, home.y), width, height }
}

function within(value: number, least: number, most = value): number {
  return Math.max(least, Math.min(value, most))
}

/** By its upper edge: that is what a window is dragged by. */
function isSeenOn({ x, y, width }: WindowPlace, display: Rectangle): boolean {
  const across = Math.min(x + width, display.x + display.width) - Math.max(x, display.x)
  const below = display.y + display.height - y
  return across >= LEAST_SEEN.width && below >= LEAST_SEEN.height && y >= display.y - LEAST_SEEN.height
}
