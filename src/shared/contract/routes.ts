import { oc } from '@orpc/contract'
import { z } from 'zod'
import { requestKinds } from '../request-kinds.ts'
import { clientFormats, wireFormats } from '../wire-formats.ts'
import { done, instant, label, reference } from './values.ts'

/** A model's name, or a pattern in which `*` stands for anything: `claude-*`, `*`. */
export const modelPattern = z
  .string()
  .trim()
  .min(1, 'Name a model, or * for any.')
  .max(200, 'Use at most 200 characters.')
  .regex(/^[\x21-\x7e]+$/, 'A model’s name has no spaces.')

/** Which requests a route is for: all that it names must fit. Without a `*` in its model it is an alias, and goes before every pattern. */
export const routeMatch = z.object({
  model: modelPattern,
  format: z.enum(clientFormats).nullable().default(null),
  client_key_id: z.string().max(100).nullable().default(null),
  project: label.nullable().default(null),
  kind: z.enum(requestKinds).nullable().default(null),
  /** Estimated, of the whole input. */
  min_input_tokens: z.number().int().positive().max(100_000_000).nullable().default(null),
})
export type RouteMatch = z.infer<typeof routeMatch>

/** `provider/model`; `provider/*` keeps the model’s name; without a provider the name is looked up as if it had been asked for. */
export const routeTarget = z.object({
  to: modelPattern,
  /** Of targets with weights one is drawn, the others follow in their order; null: tried in order. */
  weight: z.number().int().min(1).max(1000).nullable().default(null),
})
export type RouteTarget = z.infer<typeof routeTarget>

export const routeInput = z.object({
  match: routeMatch,
  targets: z.array(routeTarget).min(1, 'Name where it goes.').max(10, 'Use at most 10 targets.'),
})
export type RouteInput = z.infer<typeof routeInput>

/** `unreachable`: an earlier route takes every request that this one is for. */
export const routeProblems = ['unknown_provider', 'unknown_key', 'circle', 'unreachable'] as const
export type RouteProblem = (typeof routeProblems)[number]

export const routeView = routeInput.extend({
  id: z.string(),
  created_at: instant,
  /** Its place among all, from 0: aliases are looked at before patterns, each in this order. */
  position: z.number().int().nonnegative(),
  problems: z.array(z.object({ problem: z.enum(routeProblems), message: z.string() })),
})
export type RouteView = z.infer<typeof routeView>

/** In the order in which they are looked at. */
export const routeSteps = ['path', 'alias', 'rule', 'prefix', 'catalogue', 'pattern', 'home', 'only'] as const
export type RouteStep = (typeof routeSteps)[number]

export const routeExplained = z.object({
  steps: z.array(
    z.object({ step: z.enum(routeSteps), matched: z.boolean(), route_id: z.string().nullable(), message: z.string() }),
  ),
  /** In the order in which they are tried; none: nobody serves it. */
  candidates: z.array(
    z.object({
      provider: z.string(),
      model: z.string().nullable(),
      /** null: the path is passed as it is. */
      format: z.enum(wireFormats).nullable(),
      translated: z.boolean(),
    }),
  ),
  /** Why nothing would leave, in a sentence. */
  refused: z.string().nullable(),
})
export type RouteExplained = z.infer<typeof routeExplained>

export const routes = {
  list: oc.output(z.array(routeView)),
  /** Behind the others. An alias that is there for the same requests is refused (`name_taken`). */
  add: oc.input(routeInput).output(routeView),
  update: oc.input(routeInput.extend({ id: reference })).output(routeView),
  /** To this place among all. */
  move: oc.input(z.object({ id: reference, position: z.number().int().nonnegative() })).output(z.array(routeView)),
  remove: oc.input(z.object({ id: reference })).output(done),
  /** What would happen to such a request now, without sending it. */
  explain: oc
    .input(
      z.object({
        model: z.string().trim().max(200),
        format: z.enum(clientFormats).default('chat_completions'),
        client_key_id: reference.nullable().default(null),
        project: label.nullable().default(null),
        kind: z.enum(requestKinds).nullable().default(null),
        input_tokens: z.number().int().nonnegative().default(0),
      }),
    )
    .output(routeExplained),
}
