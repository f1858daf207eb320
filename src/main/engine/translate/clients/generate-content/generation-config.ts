import type { JSONSchema7 } from '@ai-sdk/provider'
import type { ModelCall } from '../../codec.ts'
import {
  type Fields,
  fieldsIn,
  givenOf,
  nameIn,
  numberIn,
  textIn,
  textsIn,
  valueIn,
  wholeNumberIn,
} from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'
import { jsonSchemaOf } from './schema.ts'

/** How Google measures, routes and reports: the answer means the same without. */
const PASSED_OVER = [
  'audioTimestamp',
  'audioTranscriptionConfig',
  'enableAffectiveDialog',
  'enableEnhancedCivicAnswers',
  'logprobs',
  'mediaResolution',
  'modelSelectionConfig',
  'responseLogprobs',
  'routingConfig',
]

/** They ask for an answer of another kind than text. */
const REFUSED = ['imageConfig', 'responseFormat', 'speechConfig', 'translationConfig']

export function settingsOf(config: Fields, dropped: Set<string>): Partial<ModelCall> {
  refuseOtherAnswers(config)
  for (const name of givenOf(config, PASSED_OVER)) dropped.add(name)
  const settings = {
    maxOutputTokens: wholeNumberIn(config, 'maxOutputTokens'),
    temperature: numberIn(config, 'temperature'),
    topP: numberIn(config, 'topP'),
    topK: numberIn(config, 'topK'),
    seed: wholeNumberIn(config, 'seed'),
    presencePenalty: numberIn(config, 'presencePenalty'),
    frequencyPenalty: numberIn(config, 'frequencyPenalty'),
  }
  const stopSequences = textsIn(config, 'stopSequences') ?? []
  return {
    ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
    ...(stopSequences.length > 0 && { stopSequences: [...stopSequences] }),
    ...responseFormatOf(config),
  }
}

function refuseOtherAnswers(config: Fields): void {
  if ((wholeNumberIn(config, 'candidateCount') ?? 1) > 1) {
    throw untranslatable(nameIn(config, 'candidateCount'), 'asks for several answers, and other providers give one')
  }
  const modalities = textsIn(config, 'responseModalities') ?? []
  if (modalities.some((modality) => modality.toUpperCase() !== 'TEXT')) {
    throw untranslatable(nameIn(config, 'responseModalities'), 'asks for more than text')
  }
  for (const name of REFUSED) {
    if (valueIn(config, name) !== undefined) throw untranslatable(nameIn(config, name), 'asks for more than text')
  }
}

function responseFormatOf(config: Fields): Pick<ModelCall, 'responseFormat'> {
  const type = textIn(config, 'responseMimeType') ?? 'text/plain'
  if (type !== 'text/plain' && type !== 'application/json') {
    throw untranslatable(nameIn(config, 'responseMimeType'), 'is neither text/plain nor application/json')
  }
  const json = fieldsIn(config, 'responseJsonSchema')?.values as JSONSchema7 | undefined
  const google = fieldsIn(config, 'responseSchema')
  const schema = json ?? (google && jsonSchemaOf(google))
  if (schema === undefined && type === 'text/plain') return {}
  return { responseFormat: { type: 'json', ...(schema !== undefined && { schema }) } }
}
