import { type Command, InvalidArgumentError, Option } from 'commander'
import type { RouteInput, RouteMatch, RouteTarget } from '../../shared/contract/routes.ts'
import { AppError } from '../../shared/errors.ts'
import { requestKinds } from '../../shared/request-kinds.ts'
import { clientFormats } from '../../shared/wire-formats.ts'

export interface MatchOptions {
  readonly key?: string
  readonly project?: string
  readonly format?: RouteMatch['format']
  readonly kind?: RouteMatch['kind']
  readonly minInput?: number
  readonly weight?: readonly number[]
  readonly any?: readonly (keyof typeof ANY)[]
}

const ANY = {
  key: 'client_key_id',
  project: 'project',
  format: 'format',
  kind: 'kind',
  'min-input': 'min_input_tokens',
} as const satisfies Record<string, keyof RouteMatch>

export const formatOption = () => new Option('--format <format>', 'what the tool speaks').choices(clientFormats)
export const kindOption = () =>
  new Option('--kind <kind>', 'background: small work beside a conversation; thinking: it is asked for').choices(
    requestKinds,
  )

/** Which requests a route is for, and how its targets share them. */
export function addMatchOptions(command: Command): Command {
  return command
    .option('--key <id>', 'only for this client key')
    .option('--project <name>', 'only for keys of this project')
    .addOption(formatOption())
    .addOption(kindOption())
    .option('--min-input <tokens>', 'only for input of about so many tokens, or more', tokens)
    .option('--weight <n>', 'once for each target: how many of the requests it gets', weights)
}

export function anyOption(): Option {
  return new Option('--any <what...>', 'take back what it was limited to').choices(Object.keys(ANY))
}

/** `before`: what a route that is changed says. */
export function matchFrom(options: MatchOptions, before: RouteMatch): RouteMatch {
  const { key, project, format, kind, minInput, any = [] } = options
  return {
    ...before,
    ...Object.fromEntries(any.map((what) => [ANY[what], null])),
    ...(key === undefined ? {} : { client_key_id: key }),
    ...(project === undefined ? {} : { project }),
    ...(format === undefined ? {} : { format }),
    ...(kind === undefined ? {} : { kind }),
    ...(minInput === undefined ? {} : { min_input_tokens: minInput }),
  }
}

export function matchOf(model: string): RouteMatch {
  return { model, format: null, client_key_id: null, project: null, kind: null, min_input_tokens: null }
}

export function targetsFrom(names: readonly string[], weight: readonly number[] | undefined): RouteInput['targets'] {
  if (weight !== undefined && weight.length !== names.length) {
    throw new AppError('invalid_input', {
      message: `There are ${names.length} targets and ${weight.length} weights.`,
      action: 'Give --weight once for each target, in their order.',
    })
  }
  return names.map((to, index): RouteTarget => ({ to, weight: weight?.[index] ?? null }))
}

export function tokens(text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (value >= 0 && value <= 100_000_000) return value
  throw new InvalidArgumentError('Write a number of tokens.')
}

function weights(text: string, before: readonly number[] = []): readonly number[] {
  const value = /^\d+$/.test(text) ? Number(text) : 0
  if (value >= 1 && value <= 1000) return [...before, value]
  throw new InvalidArgumentError('Write a number from 1 to 1000.')
}
