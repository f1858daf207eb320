/**
 * Words that are part of an endpoint's name. Every other segment of a path is an id, a file name or a model, and
 * becomes `{id}` in what is written down: a list of what may be kept can't leak what we did not think of.
 */
const WORDS = new Set(
  [
    'v1 v1beta v1alpha openai upload download chat completions responses compact input_items input_tokens embeddings',
    'images generations edits variations audio speech transcriptions translations voices videos content remix characters',
    'moderations batches cancel realtime client_secrets sessions transcription_sessions calls translations models files',
    'uploads parts complete vector_stores file_batches search assistants threads runs steps submit_tool_outputs',
    'fine_tuning jobs events checkpoints permissions pause resume alpha graders run validate evals output_items',
    'containers conversations items skills versions messages count_tokens results organization organizations',
    'interactions cachedContents operations tunedModels corpora documents fileSearchStores dynamic batchEmbedContents',
    'rerank engines tokenize detokenize ws auth_tokens chatkit',
  ]
    .join(' ')
    .split(' '),
)

/** Gemini's methods, written after a colon. */
const METHODS = new Set(
  (
    'generateContent streamGenerateContent embedContent batchEmbedContents countTokens predict predictLongRunning ' +
    'batchGenerateContent asyncBatchEmbedContent download cancel generateAnswer bidiGenerateContent uploadToFileSearchStore ' +
    'importFile query transferOwnership'
  ).split(' '),
)

/** By name, because a fine-tuned model's own name has colons (`ft:gpt-4o:org::id`). */
export function isGeminiMethod(path: string): boolean {
  return METHODS.has(path.slice(path.lastIndexOf(':') + 1))
}

/** `/v1/files/file-abc/content` → `/v1/files/{id}/content`; `/v1beta/models/X:generateContent` → `…/{model}:generateContent`. */
export function endpointTemplate(path: string): string {
  // A slash at the end is passed over by many a server.
  const segments = path.replace(/\/$/, '').split('/').slice(1)
  const out: string[] = []
  let afterModels = false
  for (const segment of segments) {
    const colon = segment.lastIndexOf(':')
    const method = colon > 0 ? segment.slice(colon + 1) : ''
    const name = colon > 0 ? segment.slice(0, colon) : segment
    const suffix = METHODS.has(method) ? `:${method}` : ''
    // Whatever it is called: a provider's name before a model's (`models/openai/gpt-5`) is a word of other endpoints.
    if (out.at(-1) === 'models') {
      out.push(`{model}${suffix}`)
    } else if (WORDS.has(name) && (suffix || colon <= 0)) {
      out.push(name + suffix)
      afterModels = name === 'models'
    } else if (segment.startsWith('google.ai.generativelanguage.')) {
      out.push('google.ai.generativelanguage')
    } else if (afterModels && out.at(-1) === '{model}') {
      out[out.length - 1] = `{model}${suffix}` // a model's name may hold a slash
    } else {
      out.push((afterModels ? '{model}' : '{id}') + suffix)
    }
  }
  return `/${out.join('/')}`.slice(0, 200)
}

/** OpenTelemetry's gen_ai.operation.name where it has one, else the endpoint's own word. */
const OPERATIONS: readonly (readonly [RegExp, string])[] = [
  [/\/chat\/completions$|\/responses(\/compact)?$|\/messages$/, 'chat'],
  [/\/completions$/, 'text_completion'],
  [/:(stream)?[gG]enerateContent$|\/interactions$/, 'generate_content'],
  [/\/embeddings$|:(batchE|e)mbedContents?$/, 'embeddings'],
  [/\/count_tokens$|:countTokens$|\/input_tokens$/, 'count_tokens'],
  [/\/images\//, 'image_generation'],
  [/\/audio\/speech$/, 'speech'],
  [/\/audio\/(transcriptions|translations)$/, 'transcription'],
  [/\/videos(\/|$)|:predictLongRunning$|\/models\/\{model\}\/operations\//, 'video_generation'],
  [/:predict$/, 'image_generation'],
  // A token with which a tool calls the provider itself, beside Waybill.
  [/\/realtime\/(client_secrets|(transcription_)?sessions)$|\/chatkit\/sessions$|\/auth_tokens$/, 'provider_token'],
  [/\/realtime|^\/ws\//, 'realtime'],
  [/\/moderations$/, 'moderation'],
  [/\/batches(\/|$)|:batchGenerateContent$/, 'batch'],
  [/\/models(\/|$)/, 'models'],
  [/\/files(\/|$|:)|\/uploads(\/|$)|^\/upload\/|^\/download\//, 'files'],
]

export function operationOf(endpoint: string): string {
  for (const [pattern, operation] of OPERATIONS) if (pattern.test(endpoint)) return operation
  return 'other'
}
