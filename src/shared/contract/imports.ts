import { oc } from '@orpc/contract'
import { z } from 'zod'
import { importSources } from './import-sources.ts'
import { routeMatch, routeTarget } from './routes.ts'
import { providerName, reference } from './values.ts'

export const importedProvider = z.object({
  /** As it is called there; also how `take` names it. */
  name: z.string(),
  /** The name it would get here, free at the moment of the reading. Several keys of one address share one. */
  as: providerName,
  kind: z.string(),
  base_url: z.string().nullable(),
  /** `given`: it goes into the vault, unseen. `variable`: it stands in the environment under `key_variable`. */
  key: z.enum(['given', 'variable', 'none']),
  key_variable: z.string().nullable(),
  /** Why it can't be taken; null: it can. */
  problem: z.string().nullable(),
})

export type ImportedProvider = z.infer<typeof importedProvider>

const importedRoute = z.object({
  /** As it is called there: `background`, or a model’s name. */
  name: z.string(),
  match: routeMatch,
  /** With the names that its providers would get here. */
  targets: z.array(routeTarget),
  /** Why it can't be taken; null: it can. */
  problem: z.string().nullable(),
})
export type ImportedRoute = z.infer<typeof importedRoute>

export const importPlan = z.object({
  source: z.enum(importSources),
  path: z.string(),
  providers: z.array(importedProvider),
  /** Rules of routing that can be routes here, in their order. */
  routes: z.array(importedRoute),
  /** Those that can't, in words. */
  rules: z.array(z.string()),
  /** What could not be understood, place by place. */
  problems: z.array(z.string()),
  revision: z.string(),
})
export type ImportPlan = z.infer<typeof importPlan>

/** Of `providers[].name`, with the names that they get here; of one that several share, each is a key. */
const wantedProviders = z.array(z.object({ name: z.string().max(1000), as: providerName })).max(200)
export type WantedProviders = z.infer<typeof wantedProviders>

const takenProviders = z.object({
  added: z.array(providerName),
  /** How many routes were added. */
  routes: z.number().int().nonnegative(),
  left: z.array(z.object({ name: z.string(), because: z.string() })),
})
export type TakenProviders = z.infer<typeof takenProviders>

export const imports = {
  /** What is found at the places where those tools keep their settings; reads files, changes nothing. */
  find: oc.output(z.array(importPlan)),
  /** The same of a file that the user names. */
  read: oc.input(z.object({ source: z.enum(importSources), path: z.string().max(4096) })).output(importPlan),
  /** Adds those providers, keys straight into the vault. The file is left as it is. `files_changed` where it has since. */
  take: oc
    .input(
      z.object({
        source: z.enum(importSources),
        path: z.string().max(4096),
        revision: reference,
        providers: wantedProviders,
        /** With the routes whose providers are here then. */
        routes: z.boolean().default(false),
      }),
    )
    .output(takenProviders),
}
