/** A file of a multipart form, read into memory. */
export interface FormFile {
  readonly name: string
  readonly type: string
  readonly content: Uint8Array
}

export async function fileOf(form: FormData | undefined, field: string): Promise<FormFile | undefined> {
  const value = form?.get(field)
  if (value === undefined || value === null || typeof value === 'string') return undefined
  return {
    name: value.name,
    type: value.type || 'application/octet-stream',
    content: new Uint8Array(await value.arrayBuffer()),
  }
}

export function fieldOf(form: FormData | undefined, field: string): string | undefined {
  const value = form?.get(field)
  return typeof value === 'string' ? value : undefined
}
