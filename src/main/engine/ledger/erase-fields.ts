import type { OptionalField } from '../../../shared/inventory/exchanges.ts'
import type { Connection } from './connection.ts'
import { prepareRowCorrection } from './correct-rows.ts'
import type { Work } from './purge.ts'
import type { GroupNames } from './totals/counted-row.ts'
import { daysOf } from './totals/erase-totals.ts'
import type { Leftover } from './totals/leftovers.ts'

type Without = (leftover: Leftover) => Leftover

/** Where totals say what a field says. A model's name may be that of either: nobody can tell of which once its exchanges are gone. */
const IN_TOTALS: { readonly [Field in OptionalField]?: { readonly groups: string; readonly without: Without } } = {
  tool: withoutName('tool'),
  project: withoutName('project'),
  request_model: withoutName('model'),
  response_model: withoutName('model'),
  request_bytes: withoutBytes('request_bytes'),
  response_bytes: withoutBytes('response_bytes'),
  latency_ms: withoutDurations('latencies'),
  time_to_first_chunk_ms: withoutDurations('firstChunks'),
}

/** Takes columns out of every exchange, and out of what was counted of them: names are gone, figures go on without. */
export function prepareFieldErasure(db: Connection, fields: readonly OptionalField[]): Work {
  const counted = fields.flatMap((field) => IN_TOTALS[field] ?? [])
  return {
    erases: false,
    slice: prepareRowCorrection(db, {
      which: fields.map((field) => `${field} is not null`).join(' or '),
      set: fields.map((field) => `${field} = null`).join(', '),
      values: {},
    }),
    leftovers: {
      days: counted.length === 0 ? [] : daysOf(db, counted.map(({ groups }) => groups).join(' or '), {}),
      change: (leftover) => counted.reduce((rest, { without }) => without(rest), leftover),
    },
  }
}

function withoutName(name: keyof GroupNames) {
  const without: Without = (leftover) =>
    leftover.group[name] === '' ? leftover : { ...leftover, group: { ...leftover.group, [name]: '' } }
  return { groups: `${name} <> ''`, without }
}

function withoutBytes(figure: 'request_bytes' | 'response_bytes') {
  const without: Without = (leftover) =>
    leftover.sums[figure] === 0 ? leftover : { ...leftover, sums: { ...leftover.sums, [figure]: 0 } }
  return { groups: 'true', without }
}

function withoutDurations(measure: 'latencies' | 'firstChunks') {
  const without: Without = (leftover) =>
    leftover[measure].size === 0 ? leftover : { ...leftover, [measure]: new Map() }
  return { groups: 'true', without }
}
