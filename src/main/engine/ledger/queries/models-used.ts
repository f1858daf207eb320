import type { Queries } from '../migrate.ts'

export interface ModelUsed {
  readonly provider_name: string
  readonly model: string
}

const MOST = 1000

/** The models that totals know, each once for every provider. Totals have one group for each key and tool: a small table. */
export async function modelsUsed(db: Queries): Promise<ModelUsed[]> {
  return await db
    .selectFrom('total_groups')
    .select(['provider_name', 'model'])
    .distinct()
    .where('provider_name', '!=', '')
    .where('model', '!=', '')
    .orderBy('provider_name')
    .orderBy('model')
    .limit(MOST)
    .execute()
}
