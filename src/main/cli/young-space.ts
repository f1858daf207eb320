import { setFlagsFromString } from 'node:v8'

/**
 * V8 doubles its space for new objects each time that much survives in it, and an idle process keeps what it grew to. Loading and
 * building the engine would grow it to 14 MB that nothing needs afterwards; held small meanwhile, it costs the start no time
 * (measured 2026-11-22, Node 24). The flag is read at each growth.
 */
export function holdYoungSpace(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}

/** From here on traffic says how much is needed: V8's own value. */
export function letYoungSpaceGrow(): void {
  setFlagsFromString('--semi-space-growth-factor=2')
}
