import { type ToolId, toolIds } from '../../../../shared/contract/tool-ids.ts'

/** In their order. Each can be skipped, so each has an address of its own. */
export const welcomeSteps = ['written', 'provider', 'tool'] as const
export type WelcomeStep = (typeof welcomeSteps)[number]

export interface WelcomeSearch {
  readonly step?: WelcomeStep
  /** The tool that is being set up, in the last step. */
  readonly tool?: ToolId
}

/** What the address says; anything else is as if it were not there. */
export function welcomeSearch(search: Record<string, unknown>): WelcomeSearch {
  const step = welcomeSteps.find((known) => known === search.step)
  const tool = step === 'tool' ? toolIds.find((known) => known === search.tool) : undefined
  return { ...(step === undefined ? {} : { step }), ...(tool === undefined ? {} : { tool }) }
}
