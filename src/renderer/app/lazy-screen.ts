import { lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { asAppError } from '../data/request-error.ts'

/**
 * A screen whose code is fetched when a link to it is pointed at or focused, at the latest when it is opened; until it is
 * there the screen before it stays. What can't be fetched is said as any lost connection is: by itself the router would
 * load the page anew, and while no engine answers, that leaves the browser's error page in place of ours.
 */
export function lazyScreen<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  const orSay = (thrown: unknown): never => {
    throw asAppError(thrown)
  }
  return lazyRouteComponent(() => load().catch(orSay), name)
}
