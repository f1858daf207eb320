import type { Connection } from '../connection.ts'
import type { StoredModel } from '../tables.ts'
import { instantFrom } from './stored-instant.ts'

/** A model as its provider listed it; null: it did not say. */
export interface ModelRecord
  extends Omit<StoredModel, 'provider_name' | 'vision' | 'tools' | 'reasoning' | 'deprecated'> {
  readonly vision: boolean | null
  readonly tools: boolean | null
  readonly reasoning: boolean | null
  readonly deprecated: boolean
}

export interface ModelsStore {
  /** What each provider that was asked had, by the provider's name and the model's id. */
  all(): ReadonlyMap<string, ReadonlyMap<string, ModelRecord>>
  /** In the place of all that this provider had before. */
  replace(provider: string, models: readonly ModelRecord[]): void
  forget(provider: string): void
}

const COLUMNS = [
  'provider_name',
  'id',
  'title',
  'context_tokens',
  'output_tokens',
  'vision',
  'tools',
  'reasoning',
  'input_nano_usd',
  'output_nano_usd',
  'deprecated',
  'new_since',
  'listed_at',
] as const

export function createModelsStore(db: Connection): ModelsStore {
  const columns = COLUMNS.join(', ')
  const select = db.prepare<[], StoredModel>(`select ${columns} from models order by provider_name, id`)
  const insert = db.prepare<StoredModel>(
    `insert into models (${columns}) values (${COLUMNS.map((column) => `@${column}`).join(', ')})`,
  )
  const remove = db.prepare<[string]>('delete from models where provider_name = ?')

  return {
    all() {
      const found = new Map<string, Map<string, ModelRecord>>()
      for (const stored of select.all()) {
        const models = found.get(stored.provider_name) ?? new Map<string, ModelRecord>()
        models.set(stored.id, recordOf(stored))
        found.set(stored.provider_name, models)
      }
      return found
    },
    replace: db.transaction((provider: string, models: readonly ModelRecord[]) => {
      remove.run(provider)
      for (const model of models) insert.run({ ...storedOf(model), provider_name: provider })
    }),
    forget: (provider) => void remove.run(provider),
  }
}

function recordOf({ provider_name: _, ...stored }: StoredModel): ModelRecord {
  return {
    ...stored,
    context_tokens: tokensFrom(stored.context_tokens),
    output_tokens: tokensFrom(stored.output_tokens),
    new_since: instantFrom(stored.new_since),
    vision: asBoolean(stored.vision),
    tools: asBoolean(stored.tools),
    reasoning: asBoolean(stored.reasoning),
    deprecated: stored.deprecated === 1,
  }
}

function storedOf(model: ModelRecord): Omit<StoredModel, 'provider_name'> {
  return {
    ...model,
    vision: asInteger(model.vision),
    tools: asInteger(model.tools),
    reasoning: asInteger(model.reasoning),
    deprecated: model.deprecated ? 1 : 0,
  }
}

/** What is beyond all counting (someone edited it by hand) is not known: it must not cost the list of all other models. */
function tokensFrom(stored: number | null): number | null {
  return Number.isSafeInteger(stored) ? stored : null
}

function asBoolean(stored: number | null): boolean | null {
  return stored === null ? null : stored === 1
}

function asInteger(said: boolean | null): number | null {
  return said === null ? null : said ? 1 : 0
}
